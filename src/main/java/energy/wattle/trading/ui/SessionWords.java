package energy.wattle.trading.ui;

import com.vaadin.flow.component.Component;
import energy.wattle.membership.Zone;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.shell.StatusBadge;
import energy.wattle.shell.StatusBadge.Tone;
import energy.wattle.trading.DeclarationProblems;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionDay;
import energy.wattle.trading.SessionDay.Line;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.Waiting.WaitingSession;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The words and tables of the operator's page about sessions. */
record SessionWords(Component page, Formats formats) {

    String of(String key, Object... arguments) {
        return page.getTranslation("trading.sessions." + key, arguments);
    }

    String answer(SessionDay shown) {
        return shown.waiting().isEmpty()
                ? of("answer.calm")
                : of("answer.waiting", shown.waiting().size());
    }

    String counted(SessionDay shown) {
        long open = shown.lines().stream()
                .filter(line -> line.state() instanceof SessionState.Open)
                .count();
        long over = shown.lines().stream().filter(line -> line.state().isOver()).count();
        return of("counted", formats.date(shown.day()), shown.lines().size(), open, over);
    }

    DataTable<WaitingSession> waiting() {
        return new DataTable<WaitingSession>(of("waiting"), of("waiting.none"))
                .text(of("zone"), session -> session.zone().code())
                .text(of("session"), session -> kind(session.session()))
                .text(
                        of("first"),
                        session -> instant(session.session().id().first().start(), ZoneOffset.UTC))
                .text(
                        of("waits"),
                        session -> page.getTranslation(
                                "trading.status.step." + session.step().name().toLowerCase(Locale.ROOT)))
                .text(of("since"), session -> instant(session.since(), ZoneOffset.UTC));
    }

    /** @param zone that is shown, once there is one */
    DataTable<Line> sessions(Supplier<Zone> zone) {
        return new DataTable<Line>(of("day.title"), of("day.none"))
                .text(of("gate"), line -> minute(line.session().gate(), zone))
                .text(of("session"), line -> kind(line.session()))
                .text(of("delivery"), line -> delivery(line.session(), zone))
                .text(of("opens"), line -> minute(line.session().opens(), zone))
                .component(of("state"), line -> badge(line.state()))
                .number(of("volume"), line -> line.volume().map(formats::energy).orElse("–"))
                .number(
                        of("price"),
                        line -> line.meanPrice().map(formats::price).orElse("–"))
                .link(
                        of("block"),
                        line -> line.height().map(formats::number).orElse(""),
                        line -> line.height()
                                .map(height -> "operations/chains/%s/%d"
                                        .formatted(line.session().id().zone().code(), height))
                                .orElse(""));
    }

    private StatusBadge badge(SessionState state) {
        return switch (state) {
            case SessionState.Scheduled() -> new StatusBadge(Tone.NEUTRAL, of("state.scheduled"));
            case SessionState.Open(var since) -> new StatusBadge(Tone.WAITING, of("state.open"));
            case SessionState.Closed(var since) -> new StatusBadge(Tone.WARNING, of("state.closed"));
            case SessionState.Cleared(var since) -> new StatusBadge(Tone.GOOD, of("state.cleared"));
            case SessionState.Cancelled(var since, var reason) ->
                new StatusBadge(Tone.BAD, of("state.cancelled", text(DeclarationProblems.cancelled(reason))));
        };
    }

    private String text(Problem problem) {
        return page.getTranslation(problem.key(), problem.arguments().toArray());
    }

    private String kind(Session session) {
        return page.getTranslation(
                "trading.status.kind." + session.id().kind().name().toLowerCase(Locale.ROOT));
    }

    private String delivery(Session session, Supplier<Zone> zone) {
        ZonedDateTime first = session.id().first().start().atZone(timeZone(zone));
        return of(
                "delivery.span",
                formats.date(first.toLocalDate()),
                formats.minute(first),
                formats.minute(session.end().atZone(timeZone(zone))));
    }

    private String minute(Instant instant, Supplier<Zone> zone) {
        return formats.minute(instant.atZone(timeZone(zone)));
    }

    private String instant(Instant instant, ZoneId timeZone) {
        ZonedDateTime local = instant.atZone(timeZone);
        return "%s %s".formatted(formats.date(local.toLocalDate()), formats.minute(local));
    }

    private static ZoneId timeZone(Supplier<Zone> zone) {
        return Optional.ofNullable(zone.get()).map(Zone::timeZone).orElse(ZoneOffset.UTC);
    }
}
