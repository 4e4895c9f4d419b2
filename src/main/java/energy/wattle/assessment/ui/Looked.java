package energy.wattle.assessment.ui;

import com.vaadin.flow.router.QueryParameters;
import energy.wattle.assessment.Span;
import energy.wattle.assessment.Step;
import energy.wattle.membership.Zone;
import energy.wattle.trading.SessionId;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the address of the assessment says is looked at. What it does not say is the zone's present day, by hours. */
record Looked(Zone zone, Instant from, Instant until, Step step, Optional<SessionId> session) {

    /** Whole days of intervals on one page. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private static final String ZONE = "zone";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String STEP = "step";
    private static final String SESSION = "session";

    static Looked at(Zone zone, MarketDay day) {
        return new Looked(zone, day.start(), day.end(), Step.HOUR, Optional.empty());
    }

    /** @param present the zone's day, taken where the address has no times, or none that make a span */
    static Looked of(QueryParameters query, Zone zone, MarketDay present) {
        Optional<Instant> from = instant(query, FROM);
        Optional<Instant> until = instant(query, UNTIL);
        boolean isSpan = from.isPresent()
                && until.isPresent()
                && from.get().isBefore(until.get())
                && Duration.between(from.get(), until.get()).compareTo(LONGEST) <= 0;
        Looked usual = at(zone, present);
        return new Looked(
                zone,
                isSpan ? from.get() : usual.from(),
                isSpan ? until.get() : usual.until(),
                query.getSingleParameter(STEP).flatMap(Looked::step).orElse(Step.HOUR),
                query.getSingleParameter(SESSION)
                        .flatMap(SessionId::ofName)
                        .filter(session -> session.zone().equals(zone.id())));
    }

    static Optional<String> zone(QueryParameters query) {
        return query.getSingleParameter(ZONE);
    }

    Span span() {
        return session.map(one -> Span.of(one, from, until)).orElseGet(() -> Span.of(zone.id(), from, until));
    }

    Looked ofZone(Zone other) {
        return new Looked(other, from, until, step, Optional.empty());
    }

    Looked by(Step other) {
        return new Looked(zone, from, until, other, session);
    }

    Looked days(LocalDate first, LocalDate last) {
        Instant start = new MarketDay(first, zone.timeZone()).start();
        Instant end = new MarketDay(last.isBefore(first) ? first : last, zone.timeZone()).end();
        Instant latest = start.plus(LONGEST);
        return new Looked(zone, start, end.isAfter(latest) ? latest : end, step, session);
    }

    /** One of its steps, looked at more finely. */
    Looked into(Instant start) {
        return switch (step) {
            case DAY ->
                new Looked(zone, start, MarketDay.of(start, zone.timeZone()).end(), Step.HOUR, session);
            case HOUR -> new Looked(zone, start, start.plus(Duration.ofHours(1)), Step.INTERVAL, session);
            case INTERVAL -> new Looked(zone, start, start.plus(Interval.LENGTH), Step.INTERVAL, session);
        };
    }

    /** Where a step ends. */
    Instant end(Instant start) {
        return into(start).until();
    }

    LocalDate firstDay() {
        return LocalDate.ofInstant(from, zone.timeZone());
    }

    LocalDate lastDay() {
        return LocalDate.ofInstant(until.minusNanos(1), zone.timeZone());
    }

    /** As an address, below the application's own. */
    String path() {
        return "regulator/assessment?" + query().getQueryString();
    }

    QueryParameters query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.put(ZONE, List.of(zone.id().code()));
        query.put(FROM, List.of(from.toString()));
        query.put(UNTIL, List.of(until.toString()));
        query.put(STEP, List.of(step.name()));
        session.ifPresent(one -> query.put(SESSION, List.of(one.name())));
        return new QueryParameters(query);
    }

    private static Optional<Instant> instant(QueryParameters query, String name) {
        try {
            return query.getSingleParameter(name).map(Instant::parse).filter(Interval::isOnGrid);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Step> step(String name) {
        for (Step step : Step.values()) {
            if (step.name().equals(name)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
