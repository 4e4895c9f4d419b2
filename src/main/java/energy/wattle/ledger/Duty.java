package energy.wattle.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that an instance does by itself when its time has come: open and close sessions, send anchors, publish. The
 * market loop calls every duty, in the order of their {@code @Order}, after each block and whenever market time reaches
 * what {@link #next} said; one at a time, and in one replica only.
 *
 * <p>A duty looks at what stands in the chains and submits what is missing. It must be safe to repeat at any moment,
 * also after a crash: what it has submitted is not submitted again. With nothing to do it answers in well under a
 * millisecond.
 */
public interface Duty {

    /** Does what is due. A failure is logged, and tried again with the next call. */
    void perform(Instant now);

    /** The first instant after {@code now} at which something is due that no block announces; nothing if none is. */
    Optional<Instant> next(Instant now);
}
