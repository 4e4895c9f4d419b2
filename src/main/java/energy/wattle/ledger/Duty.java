package energy.wattle.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that an instance does by itself when its time has come: open and close sessions, send anchors, publish. The
 * market loop calls a duty when it starts, after a block on a chain that the duty {@link #watches}, when market time
 * reaches what {@link #next} said, and again after a failure; in the order of their {@code @Order}, one at a time, and
 * in one replica only.
 *
 * <p>A duty looks at what stands in the chains and submits what is missing. It must be safe to repeat at any moment,
 * also after a crash: what it has submitted is not submitted again. On the loop's thread the chains' heads and states
 * are read from memory.
 */
public interface Duty {

    /** Chains whose blocks may give a duty something to do. */
    enum Watched {
        NONE,
        ZONES,
        ALL;

        public boolean covers(MarketChain chain) {
            return this == ALL || (this == ZONES && chain.tier() == ChainTier.ZONE);
        }
    }

    /** Does what is due. A failure is logged, and tried again. */
    void perform(Instant now);

    /** The first instant after {@code now} at which something is due that no block announces; nothing if none is. */
    Optional<Instant> next(Instant now);

    /** The chains that it follows; all of them, unless it knows better. */
    default Watched watches() {
        return Watched.ALL;
    }
}
