package energy.wattle.trading.ui;

import com.vaadin.flow.component.Component;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Formats;
import energy.wattle.trading.MarketToday;
import energy.wattle.trading.PublicDay;
import energy.wattle.trading.PublicDay.OpenGate;
import energy.wattle.trading.PublicFigures;
import energy.wattle.trading.PublicInterval;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.SessionState;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/** The words of the public pages. */
record MarketWords(Component page, Formats formats) {

    private static final String NONE = "–";

    String of(String key, Object... arguments) {
        return page.getTranslation("trading.market." + key, arguments);
    }

    /** The first sentence of today. */
    String answer(MarketToday today) {
        return today.zones().isEmpty()
                ? of("answer.none")
                : of("answer", next(today), today.latest().map(this::latest).orElseGet(() -> of("answer.unpriced")));
    }

    /** The first sentence of a day. */
    String answer(PublicDay day) {
        PublicFigures figures = day.figures();
        String date = formats.date(day.day().date());
        return figures.price()
                .map(price -> of(
                        "day.answer",
                        date,
                        formats.energy(figures.cleared()),
                        day.clearedSessions(),
                        price(price, day.zone()),
                        share(figures.renewable())))
                .orElseGet(() -> day.sessions().isEmpty() ? of("day.answer.free", date) : of("day.answer.none", date));
    }

    /** Where the sessions of a kind stand. */
    String gate(PublicDay day, SessionKind kind) {
        return day.next(kind)
                .map(gate -> of(
                        "card.gate",
                        day.open(kind),
                        formats.minute(local(gate.session().gate(), day.zone())),
                        left(gate.left())))
                .orElseGet(() -> of("card.gate.none"));
    }

    String latest(PublicDay day, SessionKind kind) {
        return Optional.ofNullable(day.figures().latest().get(kind))
                .flatMap(PublicInterval::price)
                .map(price -> price(price, day.zone()))
                .orElse(NONE);
    }

    String share(Optional<Integer> perMille) {
        return perMille.map(formats::share).orElse(NONE);
    }

    String price(Optional<Price> price) {
        return price.map(formats::price).orElse(NONE);
    }

    String kind(SessionKind kind) {
        return page.getTranslation("trading.status.kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    String state(SessionState state) {
        return switch (state) {
            case SessionState.Scheduled() -> of("state.scheduled");
            case SessionState.Open(var since) -> of("state.open");
            case SessionState.Closed(var since) -> of("state.closed");
            case SessionState.Cleared(var since) -> of("state.cleared");
            case SessionState.Cancelled(var since, var reason) -> of("state.cancelled");
        };
    }

    /** A session's gate or opening, which may be on the day before. */
    String moment(Instant instant, LocalDate day, ZoneId timeZone) {
        ZonedDateTime local = instant.atZone(timeZone);
        return local.toLocalDate().equals(day)
                ? formats.minute(local)
                : "%s %s".formatted(formats.date(local.toLocalDate()), formats.minute(local));
    }

    String span(Instant from, Instant until, ZoneId timeZone) {
        return of("span", formats.minute(from.atZone(timeZone)), formats.minute(until.atZone(timeZone)));
    }

    String interval(Interval interval, ZoneId timeZone) {
        return span(interval.start(), interval.end(), timeZone);
    }

    String left(Duration left) {
        return left.toHours() > 0
                ? page.getTranslation("shell.clock.hours", left.toHours(), left.toMinutesPart())
                : page.getTranslation("shell.clock.minutes", left.toMinutes());
    }

    private String next(MarketToday today) {
        return today.next()
                .map(gate -> of("answer.next", named(gate, today), left(gate.left())))
                .orElseGet(() -> of("answer.closed"));
    }

    private String named(OpenGate gate, MarketToday today) {
        Session session = gate.session();
        ZoneId timeZone = today.zones().stream()
                .map(PublicDay::zone)
                .filter(zone -> zone.id().equals(session.id().zone()))
                .map(Zone::timeZone)
                .findFirst()
                .orElseThrow();
        Instant first = session.id().first().start();
        return session.id().kind() == SessionKind.DAY_AHEAD
                ? of("answer.day-ahead", formats.date(LocalDate.ofInstant(first, timeZone)))
                : of("answer.session", kind(session.id().kind()), span(first, session.end(), timeZone));
    }

    private String latest(MarketToday.Quote quote) {
        PublicInterval interval = quote.interval();
        return of(
                "answer.latest",
                kind(interval.session().kind()),
                quote.zone().name(),
                price(interval.price().orElseThrow(), quote.zone()));
    }

    private String price(Price price, Zone zone) {
        return of("price", formats.price(price), zone.currency());
    }

    private static ZonedDateTime local(Instant instant, Zone zone) {
        return instant.atZone(zone.timeZone());
    }
}
