package energy.wattle.ledger.wire.peer;

import java.time.Duration;

/**
 * So many a second on average, and bursts of a given size: the generic cell rate algorithm. For one thread at a time.
 */
final class FrameRate {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long interval;
    private final long tolerance;

    /** When the rate would be kept by waiting for everything so far. */
    private long due;

    FrameRate(int perSecond, int burst, long now) {
        interval = SECOND / perSecond;
        tolerance = interval * burst;
        due = now;
    }

    /**
     * Takes one, if it may be taken now.
     *
     * @param now by {@link System#nanoTime}
     * @return nanoseconds to wait before it may be; 0 if it is taken
     */
    long take(long now) {
        long start = due - now > 0 ? due : now;
        long wait = start + interval - now - tolerance;
        if (wait > 0) {
            return wait;
        }
        due = start + interval;
        return 0;
    }
}
