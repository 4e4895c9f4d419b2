package energy.wattle.metering;

import energy.wattle.units.Interval;
import java.time.Instant;

/** How intervals stand in records and in state: as quarter hours since 1970-01-01T00:00Z. */
final class Quarters {

    /** Somewhere in 2255. */
    static final long LAST = 10_000_000;

    /** Bytes of a participant's id: up to 100 characters. */
    static final int PARTICIPANT_LENGTH = 400;

    private Quarters() {}

    /** @throws IllegalArgumentException before 1970, or after the last one */
    static long of(Interval interval) {
        long quarter = Math.floorDiv(interval.start().getEpochSecond(), Interval.LENGTH.toSeconds());
        if (quarter < 0 || quarter > LAST) {
            throw new IllegalArgumentException("intervals lie between 1970 and 2255, not at " + interval);
        }
        return quarter;
    }

    static Interval interval(long quarter) {
        return new Interval(Instant.ofEpochSecond(quarter * Interval.LENGTH.toSeconds()));
    }
}
