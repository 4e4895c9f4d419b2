package energy.wattle.trading.core;

import energy.wattle.trading.GateRules;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.TradingZoneId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sessions that a zone holds. Every list is in the order of gates, then of kinds, then of first intervals.
 *
 * <p>A day has one day-ahead session, an intraday session at its midnight and every hour of elapsed time after it (23
 * or 25 of them where the clock changes), and a real-time session for each interval. Source: Market rules, Sessions.
 */
public record SessionCalendar(TradingZoneId zone, ZoneId timeZone, GateRules gates) {

    private static final Duration INTRADAY_EVERY = Duration.ofHours(1);
    private static final Duration INTRADAY_LENGTH = Duration.ofHours(4);

    /** No session opens longer before its market day than this, not even if clocks change in between. */
    private static final int DAYS_AHEAD = 2;

    private static final Comparator<Session> SEQUENCE = Comparator.comparing(Session::gate)
            .thenComparing(session -> session.id().kind())
            .thenComparing(session -> session.id().first());

    /** The sessions whose first interval is in this day. An intraday session may reach into the next one. */
    public List<Session> startingOn(MarketDay day) {
        if (!day.timeZone().equals(timeZone)) {
            throw new IllegalArgumentException(
                    "zone %s keeps the time of %s, not of %s's day".formatted(zone, timeZone, day.timeZone()));
        }
        List<Session> sessions = new ArrayList<>();
        List<Interval> intervals = day.intervals();
        if (!intervals.isEmpty()) {
            sessions.add(dayAhead(day));
        }
        for (Interval interval : intervals) {
            Instant start = interval.start();
            if (Duration.between(day.start(), start).toSeconds() % INTRADAY_EVERY.toSeconds() == 0) {
                sessions.add(session(SessionKind.INTRADAY, interval, INTRADAY_LENGTH, gates.intraday()));
            }
            sessions.add(session(SessionKind.REAL_TIME, interval, Interval.LENGTH, gates.realTime()));
        }
        sessions.sort(SEQUENCE);
        return List.copyOf(sessions);
    }

    /** The sessions that open at or after {@code from} and before {@code to}. */
    public List<Session> openingBetween(Instant from, Instant to) {
        return startingBetween(MarketDay.of(from, timeZone), MarketDay.of(to, timeZone))
                .filter(session ->
                        !session.opens().isBefore(from) && session.opens().isBefore(to))
                .sorted(SEQUENCE)
                .toList();
    }

    /** The sessions whose gate is at or after {@code from} and before {@code to}. */
    public List<Session> closingBetween(Instant from, Instant to) {
        return startingBetween(MarketDay.of(from, timeZone), MarketDay.of(to, timeZone))
                .filter(session ->
                        !session.gate().isBefore(from) && session.gate().isBefore(to))
                .sorted(SEQUENCE)
                .toList();
    }

    /** The sessions that take declarations at this instant. */
    public List<Session> openAt(Instant instant) {
        MarketDay day = MarketDay.of(instant, timeZone);
        return startingBetween(day, day)
                .filter(session -> session.takesDeclarationsAt(instant))
                .sorted(SEQUENCE)
                .toList();
    }

    /** The sessions that cover an interval. */
    public List<Session> over(Interval interval) {
        MarketDay day = MarketDay.of(interval.start(), timeZone);
        return Stream.of(day.previous(), day)
                .flatMap(any -> startingOn(any).stream())
                .filter(session -> session.covers(interval))
                .sorted(SEQUENCE)
                .toList();
    }

    /** The sessions that share an interval with this one and close before it. */
    public List<Session> before(Session session) {
        return overlapping(session).stream()
                .filter(other -> other.gate().isBefore(session.gate()))
                .toList();
    }

    /** The other sessions that share an interval with this one. */
    public List<Session> overlapping(Session session) {
        MarketDay first = MarketDay.of(session.id().first().start(), timeZone);
        MarketDay last = MarketDay.of(session.end(), timeZone);
        return days(first.previous(), last)
                .flatMap(day -> startingOn(day).stream())
                .filter(other -> other.overlaps(session) && !other.id().equals(session.id()))
                .sorted(SEQUENCE)
                .toList();
    }

    /** The session of this name; empty if the calendar has none. */
    public Optional<Session> find(SessionId id) {
        return startingOn(MarketDay.of(id.first().start(), timeZone)).stream()
                .filter(session -> session.id().equals(id))
                .findFirst();
    }

    private Stream<Session> startingBetween(MarketDay first, MarketDay last) {
        MarketDay farthest = new MarketDay(last.date().plusDays(DAYS_AHEAD), timeZone);
        return days(first, farthest).flatMap(day -> startingOn(day).stream());
    }

    private static Stream<MarketDay> days(MarketDay first, MarketDay last) {
        return Stream.iterate(first, day -> !day.date().isAfter(last.date()), MarketDay::next);
    }

    private Session dayAhead(MarketDay day) {
        MarketDay before = day.previous();
        return new Session(
                new SessionId(zone, SessionKind.DAY_AHEAD, new Interval(day.start())),
                day.end(),
                before.at(gates.dayAhead().opens()),
                before.at(gates.dayAhead().gate()));
    }

    private Session session(SessionKind kind, Interval first, Duration length, GateRules.Lead lead) {
        Instant gate = first.start().minus(lead.gateBeforeDelivery());
        return new Session(
                new SessionId(zone, kind, first), first.start().plus(length), gate.minus(lead.opensBeforeGate()), gate);
    }
}
