package energy.wattle.trading.wire;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.membership.Zone;
import energy.wattle.trading.ScheduleCodes;
import energy.wattle.trading.ScheduleCodes.Code;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.TradingCurve;
import energy.wattle.trading.TradingCurve.Point;
import energy.wattle.trading.TradingCurve.Volume;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleDocumentTest {

    private static final ScheduleCodes CODES = new ScheduleCodes("NDE", "A10:4012345000009", "NDE:DISPATCH", Map.of());
    private static final Zone ZONE =
            new Zone(new TradingZoneId("north & co"), "North", ZoneId.of("Europe/Berlin"), "EUR", new TreeMap<>());
    private static final MarketDay DAY = new MarketDay(LocalDate.of(2024, 3, 31), ZONE.timeZone());

    @Test
    void intervalsOfWhichNothingIsKnownEndAPeriod() {
        String xml = write(Optional.empty(), 3, 0, 1, 4);

        assertThat(xml)
                .contains("<Period><timeInterval><start>2024-03-30T23:00Z</start><end>2024-03-30T23:30Z</end>"
                        + "</timeInterval><resolution>PT15M</resolution>"
                        + "<Point><position>1</position><quantity>0.001000</quantity></Point>"
                        + "<Point><position>2</position><quantity>0.001000</quantity></Point></Period>"
                        + "<Period><timeInterval><start>2024-03-31T00:00Z</start><end>2024-03-31T00:15Z</end>");
    }

    @Test
    void theDayIsTheZonesOwnWhereTheClockChanges() {
        assertThat(write(Optional.empty(), 1, 0))
                .contains("<schedule_Time_Period.timeInterval><start>2024-03-30T23:00Z</start>"
                        + "<end>2024-03-31T22:00Z</end></schedule_Time_Period.timeInterval>");
    }

    @Test
    void theRevisionIsOneMoreThanTheSessionsInIt() {
        assertThat(write(Optional.empty(), 0))
                .contains("<revisionNumber>1</revisionNumber>")
                .doesNotContain("TimeSeries");
        assertThat(write(Optional.empty(), 41, 0))
                .contains("<revisionNumber>42</revisionNumber>", "<version>42</version>");
    }

    @Test
    void theProcessIsThatOfTheSessions() {
        assertThat(process(Optional.empty())).isEqualTo("A17");
        assertThat(process(Optional.of(SessionKind.DAY_AHEAD))).isEqualTo("A01");
        assertThat(process(Optional.of(SessionKind.INTRADAY))).isEqualTo("A40");
        assertThat(process(Optional.of(SessionKind.REAL_TIME))).isEqualTo("A40");
    }

    @Test
    void codesCarryTheirSchemesAndNoNameBreaksTheDocument() {
        assertThat(write(Optional.empty(), 1, 0))
                .contains(
                        "<sender_MarketParticipant.mRID codingScheme=\"A10\">4012345000009</sender_MarketParticipant.mRID>",
                        "<receiver_MarketParticipant.mRID codingScheme=\"NDE\">DISPATCH</receiver_MarketParticipant.mRID>",
                        "<domain.mRID codingScheme=\"NDE\">north &amp; co</domain.mRID>");
    }

    private static String process(Optional<SessionKind> sessions) {
        String xml = write(sessions, 1, 0);
        return xml.replaceAll("(?s).*<process.processType>(.*)</process.processType>.*", "$1");
    }

    /** 250 Wh in each of these quarters of an hour, which is 1 kW. */
    private static String write(Optional<SessionKind> sessions, int clearings, int... quarters) {
        Volume volume = new Volume(new WattHours(250), new WattHours(250), Optional.empty());
        List<Point> points = IntStream.of(quarters)
                .mapToObj(quarter -> new Interval(DAY.start().plus(Duration.ofMinutes(15L * quarter))))
                .map(interval -> new Point(interval, List.of(), volume))
                .toList();
        TradingCurve curve = new TradingCurve(
                ZONE, DAY, sessions, clearings, Instant.parse("2024-03-30T12:00:00.250Z"), points, volume);
        return ScheduleDocument.write(curve, CODES, new Code("NDE", "north & co"));
    }
}
