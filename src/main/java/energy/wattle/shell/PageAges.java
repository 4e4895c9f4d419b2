package energy.wattle.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How old what pages show is. Supplied by the module that keeps the chains; without one, pages do not tell. */
@FunctionalInterface
public interface PageAges {

    /** By chain, the main chain first. Asked for once a second while anybody looks. */
    List<PageAge> ages();

    /**
     * The age of what comes from one chain.
     *
     * @param zone code of the sub-chain's zone; empty for the main chain
     * @param asOf market time at which this was last known to be the newest
     * @param height of the last block
     * @param age market time since then
     * @param why it is no newer; empty where it is as new as can be
     */
    record PageAge(Optional<String> zone, Instant asOf, long height, Duration age, Optional<Why> why) {

        public boolean isMain() {
            return zone.isEmpty();
        }
    }

    /**
     * What keeps news away.
     *
     * @param key message with up to two arguments: what it is about, the time since which it is so
     * @param about the name of another instance, or a number
     * @param since market time
     */
    record Why(String key, Optional<Object> about, Optional<Instant> since) {}
}
