package energy.wattle.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What a market's chains start from, where none exist yet. The sample supplies one; in operation it is configured
 * ({@code wattle.market.*}). Later starts must name the same market.
 */
public interface MarketFounding {

    Founding founding();

    /**
     * @param market name of the main chain
     * @param suite {@code ed25519} or {@code sm}
     * @param start market time from which blocks may be made
     * @param zones names of the sub-chains
     * @param parameters of the chains, ascending by name
     */
    record Founding(
            NodeId market, String suite, Instant start, List<NodeId> zones, List<Genesis.Parameter> parameters) {

        public Founding {
            zones = List.copyOf(zones);
            parameters = List.copyOf(parameters);
        }
    }
}
