package energy.wattle.trading;

import energy.wattle.units.Interval;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One session over consecutive delivery intervals. Source: Market rules, Sessions.
 *
 * @param end the end of the last interval that it covers
 * @param opens the first instant at which it takes declarations
 * @param gate the first instant at which it takes none any more; before its first interval
 */
public record Session(SessionId id, Instant end, Instant opens, Instant gate) {

    public Session {
        Instant start = id.first().start();
        if (!Interval.isOnGrid(end) || !end.isAfter(start)) {
            throw new IllegalArgumentException("session %s covers whole intervals, not up to %s".formatted(id, end));
        }
        // Both times may lie in an hour that the clock skips: then the session takes nothing.
        if (opens.isAfter(gate) || !gate.isBefore(start)) {
            throw new IllegalArgumentException(
                    "session %s opens (%s), closes (%s), and only then is delivered".formatted(id, opens, gate));
        }
    }

    /** Ascending; at least one. */
    public List<Interval> intervals() {
        return Stream.iterate(id.first().start(), start -> start.isBefore(end), start -> start.plus(Interval.LENGTH))
                .map(Interval::new)
                .toList();
    }

    public boolean covers(Interval interval) {
        return interval.compareTo(id.first()) >= 0 && interval.start().isBefore(end);
    }

    /** Whether both cover one interval at least. */
    public boolean overlaps(Session other) {
        return id.first().start().isBefore(other.end)
                && other.id.first().start().isBefore(end);
    }

    /** Whether declarations are taken at this instant, as far as the calendar goes. */
    public boolean takesDeclarationsAt(Instant instant) {
        return !instant.isBefore(opens) && instant.isBefore(gate);
    }
}
