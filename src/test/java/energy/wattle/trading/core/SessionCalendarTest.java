package energy.wattle.trading.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.wattle.trading.GateRules;
import energy.wattle.trading.GateRules.DayAhead;
import energy.wattle.trading.GateRules.Lead;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.TradingZoneId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Market rules, Sessions. */
class SessionCalendarTest {

    private static final TradingZoneId ZONE = new TradingZoneId("north");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final SessionCalendar CALENDAR = new SessionCalendar(ZONE, BERLIN, GateRules.DEFAULT);

    @ParameterizedTest
    @CsvSource({"2024-06-03,24,96", "2024-03-31,23,92", "2024-10-27,25,100"})
    void aDayHasOneDayAheadSessionOneIntradayEveryHourAndOneRealTimeForEachInterval(
            LocalDate date, int hours, int intervals) {
        List<Session> sessions = on(date);

        assertThat(sessions.stream().map(session -> session.id().kind()))
                .filteredOn(SessionKind.DAY_AHEAD::equals)
                .hasSize(1);
        assertThat(ofKind(sessions, SessionKind.INTRADAY)).hasSize(hours);
        assertThat(ofKind(sessions, SessionKind.REAL_TIME)).hasSize(intervals);
        assertThat(ofKind(sessions, SessionKind.DAY_AHEAD).getFirst().intervals())
                .isEqualTo(new MarketDay(date, BERLIN).intervals());
        assertThat(sessions).isSortedAccordingTo(Comparator.comparing(Session::gate));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-03,2024-06-01T22:00:00Z,2024-06-02T10:00:00Z",
        "2024-03-31,2024-03-29T23:00:00Z,2024-03-30T11:00:00Z",
        "2024-04-01,2024-03-30T23:00:00Z,2024-03-31T10:00:00Z",
        "2024-10-27,2024-10-25T22:00:00Z,2024-10-26T10:00:00Z",
        "2024-10-28,2024-10-26T22:00:00Z,2024-10-27T11:00:00Z"
    })
    void dayAheadOpensAtMidnightAndClosesAtNoonOfTheDayBefore(LocalDate date, Instant opens, Instant gate) {
        Session session = ofKind(on(date), SessionKind.DAY_AHEAD).getFirst();

        assertThat(session.opens()).isEqualTo(opens);
        assertThat(session.gate()).isEqualTo(gate);
    }

    @Test
    void intradayCoversFourHoursClosesAnHourBeforeThemAndOpensTwoHoursBeforeItsGate() {
        Session session = find(SessionKind.INTRADAY, "2024-06-03T10:00:00Z");

        assertThat(session.opens()).isEqualTo("2024-06-03T07:00:00Z");
        assertThat(session.gate()).isEqualTo("2024-06-03T09:00:00Z");
        assertThat(session.end()).isEqualTo("2024-06-03T14:00:00Z");
        assertThat(session.intervals()).hasSize(16);
    }

    @Test
    void realTimeCoversOneIntervalClosesFiveMinutesBeforeItAndOpensHalfAnHourBeforeItsGate() {
        Session session = find(SessionKind.REAL_TIME, "2024-06-03T10:15:00Z");

        assertThat(session.opens()).isEqualTo("2024-06-03T09:40:00Z");
        assertThat(session.gate()).isEqualTo("2024-06-03T10:10:00Z");
        assertThat(session.intervals()).containsExactly(interval("2024-06-03T10:15:00Z"));
    }

    @Test
    void intradaySessionsFollowEachOtherByElapsedHoursAcrossBothClockChanges() {
        for (String date : List.of("2024-03-31", "2024-10-27")) {
            List<Instant> starts = Stream.of(
                            LocalDate.parse(date), LocalDate.parse(date).plusDays(1))
                    .flatMap(day -> ofKind(on(day), SessionKind.INTRADAY).stream())
                    .map(session -> session.id().first().start())
                    .toList();
            for (int i = 1; i < starts.size(); i++) {
                assertThat(Duration.between(starts.get(i - 1), starts.get(i))).isEqualTo(Duration.ofHours(1));
            }
        }
    }

    @Test
    void aZoneSetsItsOwnGates() {
        GateRules own = new GateRules(
                new DayAhead(LocalTime.of(6, 0), LocalTime.of(9, 30)),
                new Lead(Duration.ofHours(1), Duration.ofMinutes(45)),
                new Lead(Duration.ofMinutes(10), Duration.ofMinutes(1)));
        SessionCalendar calendar = new SessionCalendar(ZONE, BERLIN, own);

        assertThat(calendar.startingOn(day("2024-06-03")))
                .filteredOn(session -> session.id().first().equals(interval("2024-06-02T22:00:00Z")))
                .extracting(session -> session.opens() + " " + session.gate())
                .containsExactly(
                        "2024-06-02T04:00:00Z 2024-06-02T07:30:00Z",
                        "2024-06-02T20:15:00Z 2024-06-02T21:15:00Z",
                        "2024-06-02T21:49:00Z 2024-06-02T21:59:00Z");
    }

    @Test
    void aDayAheadSessionWhoseTimesTheClockSkipsOpensAndClosesAtOnce() {
        GateRules own = new GateRules(
                new DayAhead(LocalTime.of(2, 15), LocalTime.of(2, 45)),
                GateRules.DEFAULT.intraday(),
                GateRules.DEFAULT.realTime());
        Session session = ofKind(
                        new SessionCalendar(ZONE, BERLIN, own).startingOn(day("2024-04-01")), SessionKind.DAY_AHEAD)
                .getFirst();

        assertThat(session.opens()).isEqualTo(session.gate()).isEqualTo("2024-03-31T01:00:00Z");
    }

    @Test
    void gatesThatLeaveNoTimeOrTooMuchAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new DayAhead(LocalTime.NOON, LocalTime.NOON));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Lead(Duration.ofHours(1), Duration.ZERO));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Lead(Duration.ofHours(24), Duration.ofMinutes(1)));
    }

    @Test
    void anIntervalIsCoveredByOneDayAheadFourIntradayAndOneRealTimeSession() {
        for (String date : List.of("2024-06-03", "2024-03-31", "2024-10-27")) {
            for (Interval interval : day(date).intervals()) {
                List<Session> over = CALENDAR.over(interval);
                assertThat(over)
                        .as("%s", interval)
                        .extracting(session -> session.id().kind())
                        .containsExactly(
                                SessionKind.DAY_AHEAD,
                                SessionKind.INTRADAY,
                                SessionKind.INTRADAY,
                                SessionKind.INTRADAY,
                                SessionKind.INTRADAY,
                                SessionKind.REAL_TIME);
                assertThat(CALENDAR.before(over.getLast())).isEqualTo(over.subList(0, 5));
            }
        }
    }

    @Test
    void anIntradaySessionAcrossMidnightComesAfterBothDaysAhead() {
        Session session = find(SessionKind.INTRADAY, "2024-06-03T20:00:00Z");

        assertThat(CALENDAR.before(session))
                .extracting(before -> before.id().kind() + " " + before.id().first())
                .containsExactly(
                        "DAY_AHEAD 2024-06-02T22:00:00Z",
                        "DAY_AHEAD 2024-06-03T22:00:00Z",
                        "INTRADAY 2024-06-03T17:00:00Z",
                        "INTRADAY 2024-06-03T18:00:00Z",
                        "INTRADAY 2024-06-03T19:00:00Z");
    }

    @Test
    void aRangeOfInstantsFindsEachOpeningAndEachGateOnce() {
        for (String date : List.of("2024-03-31", "2024-10-27")) {
            MarketDay day = day(date);
            List<Session> near = Stream.iterate(-2, i -> i + 1)
                    .limit(6)
                    .flatMap(i -> on(day.date().plusDays(i)).stream())
                    .toList();

            assertThat(CALENDAR.openingBetween(day.start(), day.end()))
                    .containsExactlyInAnyOrderElementsOf(near.stream()
                            .filter(session ->
                                    MarketDay.of(session.opens(), BERLIN).equals(day))
                            .toList());
            assertThat(CALENDAR.closingBetween(day.start(), day.end()))
                    .containsExactlyInAnyOrderElementsOf(near.stream()
                            .filter(session ->
                                    MarketDay.of(session.gate(), BERLIN).equals(day))
                            .toList());
        }
    }

    @Test
    void atItsOpeningASessionIsOpenAndAtItsGateNoMore() {
        Session session = find(SessionKind.INTRADAY, "2024-03-31T01:00:00Z");

        assertThat(CALENDAR.openAt(session.opens())).contains(session);
        assertThat(CALENDAR.openAt(session.opens().minusMillis(1))).doesNotContain(session);
        assertThat(CALENDAR.openAt(session.gate().minusMillis(1))).contains(session);
        assertThat(CALENDAR.openAt(session.gate())).doesNotContain(session);
    }

    @Test
    void aSessionThatIsNotOnTheCalendarIsNotFound() {
        assertThat(CALENDAR.find(id("north", SessionKind.INTRADAY, "2024-06-03T10:15:00Z")))
                .isEmpty();
        assertThat(CALENDAR.find(id("south", SessionKind.INTRADAY, "2024-06-03T10:00:00Z")))
                .isEmpty();
        assertThat(CALENDAR.find(id("north", SessionKind.DAY_AHEAD, "2024-06-03T10:00:00Z")))
                .isEmpty();
    }

    private static List<Session> on(LocalDate date) {
        return CALENDAR.startingOn(new MarketDay(date, BERLIN));
    }

    private static MarketDay day(String date) {
        return new MarketDay(LocalDate.parse(date), BERLIN);
    }

    private static List<Session> ofKind(List<Session> sessions, SessionKind kind) {
        return sessions.stream().filter(session -> session.id().kind() == kind).toList();
    }

    private static Session find(SessionKind kind, String first) {
        return CALENDAR.find(id("north", kind, first)).orElseThrow();
    }

    private static SessionId id(String zone, SessionKind kind, String first) {
        return new SessionId(new TradingZoneId(zone), kind, interval(first));
    }

    private static Interval interval(String start) {
        return new Interval(Instant.parse(start));
    }
}
