package energy.wattle.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a chain stands.
 *
 * @param head its last final block
 * @param pending records that wait for a block
 * @param anchored height of the sub-chain's block that the main chain has anchored last
 * @param awaited on the main chain, the zones that the next market step waits for
 * @param validators number of them; with fewer than four no faulty one is tolerated
 */
public record ChainStatus(
        MarketChain chain,
        Ledger.Head head,
        int pending,
        Optional<Long> anchored,
        Optional<Step> awaited,
        int validators) {

    /**
     * The next market step.
     *
     * @param instant of the UTC 15-minute grid
     * @param zones that have not met it
     */
    public record Step(Instant instant, List<NodeId> zones) {}
}
