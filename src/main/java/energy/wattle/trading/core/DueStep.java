package energy.wattle.trading.core;

import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.StoredSession;
import energy.wattle.trading.Waiting.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A record that a session waits for.
 *
 * @param since market time at which it fell due
 */
public record DueStep(Session session, Step step, Instant since) {

    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration HORIZON = Duration.ofDays(1);

    /** What a zone's sessions wait for at this instant, longest first. */
    public static List<DueStep> of(ZoneSessions sessions, Instant now) {
        List<DueStep> due = new ArrayList<>();
        if (sessions.passed().isEmpty()) {
            return due;
        }
        for (Session session : sessions.calendar().openAt(now)) {
            if (sessions.status(session).state() instanceof SessionState.Scheduled) {
                due.add(new DueStep(session, Step.OPEN, session.opens()));
            }
        }
        sessions.running().forEach(stored -> addNext(stored, now, due));
        due.sort(Comparator.comparing(DueStep::since));
        return due;
    }

    /** The first opening or gate after this instant; a day later if there is none by then. */
    public static Instant next(ZoneSessions sessions, Instant now) {
        Instant from = now.plus(TICK);
        Instant to = now.plus(HORIZON);
        SessionCalendar calendar = sessions.calendar();
        return Stream.of(
                        calendar.openingBetween(from, to).stream().map(Session::opens),
                        calendar.closingBetween(from, to).stream().map(Session::gate),
                        sessions.running().stream()
                                .map(stored -> stored.session().gate()))
                .flatMap(instants -> instants)
                .filter(instant -> instant.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(to);
    }

    private static void addNext(StoredSession stored, Instant now, List<DueStep> due) {
        Session session = stored.session();
        if (stored.state() instanceof SessionState.Open && !now.isBefore(session.gate())) {
            due.add(new DueStep(session, Step.CLOSE, session.gate()));
        }
        // After delivery has begun the key opens nothing but secrets.
        if (stored.state() instanceof SessionState.Closed(BlockPoint since)
                && now.isBefore(session.id().first().start())) {
            due.add(new DueStep(session, Step.KEY, since.time()));
        }
    }
}
