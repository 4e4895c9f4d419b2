package energy.wattle.units;

import java.time.Duration;
import java.time.Instant;

/**
 * A delivery interval: 15 minutes from a start on the UTC quarter-hour grid. Source: Market rules, Quantities.
 *
 * @param start first instant of the interval
 */
public record Interval(Instant start) implements Comparable<Interval> {

    public static final Duration LENGTH = Duration.ofMinutes(15);

    public Interval {
        if (!isOnGrid(start)) {
            throw new IllegalArgumentException("a delivery interval starts on the quarter hour, not at " + start);
        }
    }

    /** Whether an interval can start at this instant. */
    public static boolean isOnGrid(Instant start) {
        return start.getNano() == 0 && Math.floorMod(start.getEpochSecond(), LENGTH.toSeconds()) == 0;
    }

    public Instant end() {
        return start.plus(LENGTH);
    }

    @Override
    public int compareTo(Interval other) {
        return start.compareTo(other.start);
    }

    @Override
    public String toString() {
        return start.toString();
    }
}
