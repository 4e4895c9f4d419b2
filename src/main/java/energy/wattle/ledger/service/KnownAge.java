package energy.wattle.ledger.service;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What is known of one chain's age. For whoever holds the {@link AgeBook}. */
final class KnownAge {

    /** Others tell where they stand every two seconds. */
    private static final long HEARD_OFTEN = TimeUnit.SECONDS.toNanos(10);

    /** Market time: younger is as good as new, also where time stands. */
    private static final Duration YOUNG = Duration.ofSeconds(15);

    private Head head;
    private Instant asOf;
    private Apart apart;
    private long newest;
    private long confirmedAt;

    /** The last final block here. */
    record Head(long height, Instant time) {}

    /**
     * Nobody is linked whom the chain comes from.
     *
     * @param peer who was, or should be; empty where nobody is known
     * @param since market time
     */
    record Apart(String peer, Instant since) {}

    /**
     * Of a chain that stands there when the process begins.
     *
     * @param peer who should be linked
     * @param nanos now, monotonic
     */
    KnownAge(Head start, String peer, long nanos) {
        head = start;
        asOf = start.time();
        apart = new Apart(peer, start.time());
        confirmedAt = nanos - HEARD_OFTEN;
    }

    Head head() {
        return head;
    }

    /** Market time at which this copy was last known to be the newest. */
    Instant asOf() {
        return asOf;
    }

    /** Since when nobody is linked whom the chain comes from, if nobody is. */
    Apart apart() {
        return apart;
    }

    void apart(Apart now) {
        apart = now;
    }

    void stored(Head block) {
        head = block;
        asOf = later(asOf, block.time());
    }

    /**
     * Somebody says that there is this height, as of then.
     *
     * @param nanos now, monotonic
     */
    void heard(long height, Instant told, long nanos) {
        newest = Math.max(height, head.height());
        if (height <= head.height()) {
            if (told.isAfter(asOf)) {
                confirmedAt = nanos;
            }
            asOf = later(asOf, told);
        }
    }

    /** Blocks that others have beyond this copy. */
    long missing() {
        return Math.max(0, newest - head.height());
    }

    boolean isFresh(Instant now, long nanos) {
        return nanos - confirmedAt < HEARD_OFTEN || !asOf.isBefore(now.minus(YOUNG));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
