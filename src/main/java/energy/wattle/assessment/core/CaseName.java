package energy.wattle.assessment.core;

import energy.wattle.assessment.Alarm;
import energy.wattle.assessment.Screen;
import energy.wattle.trading.SessionId;
import energy.wattle.units.Interval;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** How a case is called in addresses: the session's name, the screen, the first interval, with bars between. */
public record CaseName(SessionId session, Screen screen, Interval first) {

    private static final int PARTS = 3;

    public static CaseName of(Alarm alarm) {
        return new CaseName(alarm.session(), alarm.screen(), alarm.first());
    }

    /** Nothing if the text is no such name. */
    public static Optional<CaseName> parse(String text) {
        String[] parts = text.split("\\|", PARTS + 1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            Interval first = new Interval(Instant.parse(parts[2]));
            return SessionId.ofName(parts[0])
                    .flatMap(session -> Arrays.stream(Screen.values())
                            .filter(screen -> screen.name().equals(parts[1]))
                            .findFirst()
                            .map(screen -> new CaseName(session, screen, first)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean names(Alarm alarm) {
        return equals(of(alarm));
    }

    @Override
    public String toString() {
        return "%s|%s|%s".formatted(session.name(), screen, first);
    }
}
