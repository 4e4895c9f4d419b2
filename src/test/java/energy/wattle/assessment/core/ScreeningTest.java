package energy.wattle.assessment.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.assessment.Alarm;
import energy.wattle.assessment.Screen;
import energy.wattle.membership.Zone;
import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.OrderBook;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.core.Clearing;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScreeningTest {

    private static final Instant START = Instant.parse("2024-06-03T10:00:00Z");
    private static final TradingZoneId ZONE = new TradingZoneId("Z1");
    private static final SessionId SESSION = new SessionId(ZONE, SessionKind.INTRADAY, new Interval(START));

    @Test
    void aRunOfIntervalsBeyondAThresholdIsOneAlarmThatNamesTheWorst() {
        // Equal shares of ten are at 1 000 points; of two at 5 000, of one at 10 000.
        List<Alarm> alarms = alarms(Map.of(), 10, 2, 1, 2, 10, 2).stream()
                .filter(alarm -> alarm.screen() == Screen.SELLERS_HHI)
                .toList();

        assertThat(alarms)
                .containsExactly(
                        new Alarm(
                                SESSION,
                                interval(1),
                                interval(3),
                                Screen.SELLERS_HHI,
                                interval(2),
                                10_000,
                                1_800,
                                1,
                                START),
                        new Alarm(
                                SESSION,
                                interval(5),
                                interval(5),
                                Screen.SELLERS_HHI,
                                interval(5),
                                5_000,
                                1_800,
                                2,
                                START));
    }

    @Test
    void aZoneSetsItsOwnThresholds() {
        assertThat(alarms(Map.of("assessment.hhi-points", 9_999L), 2, 1, 2).stream()
                        .filter(alarm -> alarm.screen() == Screen.SELLERS_HHI))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.first()).isEqualTo(interval(1)));
    }

    @Test
    void onTheThresholdIsNotBeyondIt() {
        assertThat(alarms(Map.of("assessment.hhi-points", 5_000L), 2))
                .noneMatch(alarm -> alarm.screen() == Screen.SELLERS_HHI);
    }

    @Test
    void anIntervalWithoutTradesBreaksARun() {
        assertThat(alarms(Map.of(), 1, 0, 1).stream().filter(alarm -> alarm.screen() == Screen.SELLERS_LARGEST))
                .hasSize(2);
    }

    @Test
    void littleResidualSupplyIsBelowItsThreshold() {
        // Two of 100 Wh each for 150 Wh: 100 / 150.
        Alarm alarm =
                Screening.alarms(zone(Map.of()), SESSION, new TreeMap<>(Map.of(interval(0), sums(2, 150))), START)
                        .stream()
                        .filter(one -> one.screen() == Screen.RESIDUAL_SUPPLY)
                        .findFirst()
                        .orElseThrow();

        assertThat(alarm.value()).isEqualTo(6_667);
        assertThat(alarm.threshold()).isEqualTo(11_000);
    }

    private static List<Alarm> alarms(Map<String, Long> parameters, int... sellers) {
        SortedMap<Interval, TradingSums> intervals = new TreeMap<>();
        for (int i = 0; i < sellers.length; i++) {
            intervals.put(interval(i), sums(sellers[i], sellers[i] * 100L));
        }
        return Screening.alarms(zone(parameters), SESSION, intervals, START);
    }

    private static TradingSums sums(int sellers, long demand) {
        List<Ask> asks = new ArrayList<>();
        for (int i = 0; i < sellers; i++) {
            asks.add(new Ask(
                    new OrderId("s" + i),
                    new ParticipantId("seller" + i),
                    EnergySource.CONVENTIONAL,
                    new WattHours(100),
                    new Price(1)));
        }
        List<Bid> bids = demand == 0
                ? List.of()
                : List.of(new Bid(new OrderId("b"), new ParticipantId("buyer"), new WattHours(demand), new Price(1)));
        OrderBook book = new OrderBook(interval(0), asks, bids);
        return TradingSums.of(asks, bids, Clearing.clear(book).trades());
    }

    private static Zone zone(Map<String, Long> parameters) {
        return new Zone(ZONE, "Zone 1", ZoneId.of("Europe/Berlin"), "EUR", new TreeMap<>(parameters));
    }

    private static Interval interval(int index) {
        return new Interval(START.plus(Interval.LENGTH.multipliedBy(index)));
    }
}
