package energy.wattle.trading;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets market time wait while somebody edits a declaration. Supplied where market time can wait, which the time of day
 * cannot; without a supplier nobody waits.
 *
 * <p>It is a lease: it ends when the editor leaves, or {@link #lease} after the last input, so that no forgotten page
 * stops the market for ever.
 */
public interface EditingHold {

    /** Real time from an input to the end of the lease; empty if market time does not wait. */
    Optional<Duration> lease();

    /** Somebody opened the editor, or typed in it. */
    void renew(UUID editor);

    void end(UUID editor);
}
