package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The name of a session: in a zone, no two sessions of one kind begin with the same interval.
 *
 * @param first the first delivery interval that it covers
 */
public record SessionId(TradingZoneId zone, SessionKind kind, Interval first) {

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** The session that has this {@link #name}; empty if none can have it. */
    public static Optional<SessionId> ofName(String name) {
        int last = name.lastIndexOf('/');
        int middle = name.lastIndexOf('/', last - 1);
        if (middle < 1) {
            return Optional.empty();
        }
        return Arrays.stream(SessionKind.values())
                .filter(kind -> kind.name().equals(name.substring(middle + 1, last)))
                .findFirst()
                .flatMap(kind -> of(name.substring(0, middle), kind, name.substring(last + 1)))
                .filter(session ->
                        isDated(session.first().start()) && session.name().equals(name));
    }

    private static Optional<SessionId> of(String zone, SessionKind kind, String first) {
        try {
            return Optional.of(new SessionId(new TradingZoneId(zone), kind, new Interval(Instant.parse(first))));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isDated(Instant start) {
        return !start.isBefore(Instant.EPOCH) && start.isBefore(LATEST);
    }

    /** Its name on the ledger, for example {@code north/INTRADAY/2024-06-03T10:00:00Z}. */
    public String name() {
        return "%s/%s/%s".formatted(zone, kind, first);
    }

    @Override
    public String toString() {
        return "%s %s %s".formatted(zone, kind, first);
    }
}
