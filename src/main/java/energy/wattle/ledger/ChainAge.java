package energy.wattle.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How old what this instance knows of a chain is.
 *
 * @param height of the last final block here
 * @param asOf market time at which it was last known that there was none above it
 * @param age market time since then
 * @param hindrance why it is no newer; empty where it is as new as can be
 */
public record ChainAge(MarketChain chain, long height, Instant asOf, Duration age, Optional<Hindrance> hindrance) {

    /** What keeps a chain's blocks from here. */
    public sealed interface Hindrance {

        /**
         * No other process is linked that the chain comes from.
         *
         * @param peer the one that it should come from; empty where nobody is known
         * @param since market time
         */
        record NoLink(String peer, Instant since) implements Hindrance {}

        /** @param blocks that are still to come */
        record CatchingUp(long blocks) implements Hindrance {}

        /**
         * There is a link, but those who are linked have had no news themselves.
         *
         * @param since market time
         */
        record NoNews(Instant since) implements Hindrance {}

        /**
         * Something waits for a block, and too few of the chain's nodes answer to decide it.
         *
         * @param since market time
         */
        record NoQuorum(Instant since) implements Hindrance {}
    }
}
