package energy.wattle.trading.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.PublicDay;
import energy.wattle.trading.PublicFigures;
import energy.wattle.trading.PublicInterval;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionDay;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.TradingCurve;
import energy.wattle.trading.TradingCurve.Point;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurveSumsTest {

    private static final MarketDay DAY =
            new MarketDay(LocalDate.of(2024, 6, 3), Zones.zone().timeZone());
    private static final Instant NOW = Zones.DAY.plus(Duration.ofHours(6));
    private static final int CASES = 2_000;
    private static final List<SessionKind> KINDS = List.of(SessionKind.values());

    @Test
    void sessionsOfOneIntervalAddUpAtTheirMeanPrice() {
        TradingCurve curve = CurveSums.of(
                day(
                        one(SessionKind.REAL_TIME, 4, 4, 1_000, 500_000),
                        one(SessionKind.DAY_AHEAD, 0, 4, 3_000, 100_000),
                        one(SessionKind.DAY_AHEAD, 0, 5, 0, 0)),
                Optional.empty());

        Point point = curve.points().getFirst();
        assertThat(point.parts())
                .extracting(part -> part.session().kind())
                .containsExactly(SessionKind.DAY_AHEAD, SessionKind.REAL_TIME);
        assertThat(point.total().sold()).isEqualTo(new WattHours(4_000));
        assertThat(point.total().bought()).isEqualTo(new WattHours(4_000));
        assertThat(point.total().netPosition()).isEqualTo(WattHours.ZERO);
        assertThat(point.total().price()).contains(new Price(200_000));
        assertThat(curve.points().getLast().total().price())
                .as("nothing was traded")
                .isEmpty();
        assertThat(curve.clearings()).isEqualTo(2);
    }

    @Test
    void onlySessionsOfTheKindCountThatIsAskedFor() {
        TradingCurve curve = CurveSums.of(
                day(one(SessionKind.REAL_TIME, 4, 4, 1_000, 500_000), one(SessionKind.DAY_AHEAD, 0, 4, 3_000, 100_000)),
                Optional.of(SessionKind.REAL_TIME));

        assertThat(curve.total().sold()).isEqualTo(new WattHours(1_000));
        assertThat(curve.clearings()).isEqualTo(1);
        assertThat(curve.sessions()).contains(SessionKind.REAL_TIME);
    }

    @Test
    void itIsAsOfTheLastClearingAndBeforeOneOfNow() {
        SessionDay.Line cleared = line(SessionKind.DAY_AHEAD, new SessionState.Cleared(block(7)));
        SessionDay.Line closed = line(SessionKind.INTRADAY, new SessionState.Closed(block(9)));
        PublicDay day =
                new PublicDay(Zones.zone(), DAY, NOW, 9, List.of(cleared, closed), List.of(), figures(List.of()));

        assertThat(CurveSums.of(day, Optional.empty()).asOf()).isEqualTo(block(7).time());
        assertThat(CurveSums.of(day, Optional.of(SessionKind.INTRADAY)).asOf()).isEqualTo(NOW);
    }

    @Test
    void aCurveIsWhatAddingUpByHandGives() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            List<PublicInterval> intervals = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                SessionKind kind = KINDS.get(random.nextInt(KINDS.size()));
                intervals.add(one(
                        kind, random.nextInt(3), random.nextInt(8), random.nextInt(3) * 500, random.nextInt(900_000)));
            }
            TradingCurve curve = CurveSums.of(day(intervals.toArray(PublicInterval[]::new)), Optional.empty());

            for (Point point : curve.points()) {
                long energy = 0;
                BigDecimal money = BigDecimal.ZERO;
                for (PublicInterval one : intervals) {
                    if (one.interval().equals(point.interval())) {
                        energy += one.cleared().value();
                        money = money.add(BigDecimal.valueOf(one.cleared().value())
                                .multiply(BigDecimal.valueOf(
                                        one.price().map(Price::micros).orElse(0L))));
                    }
                }
                assertThat(point.total().sold().value()).as("seed %d", seed).isEqualTo(energy);
                assertThat(point.total().price())
                        .as("seed %d", seed)
                        .isEqualTo(
                                energy == 0
                                        ? Optional.empty()
                                        : Optional.of(new Price(
                                                money.divide(BigDecimal.valueOf(energy), 0, RoundingMode.HALF_EVEN)
                                                        .longValueExact())));
            }
            assertThat(curve.points()).as("seed %d", seed).hasSize((int)
                    intervals.stream().map(PublicInterval::interval).distinct().count());
            assertThat(curve.total().sold().value())
                    .as("seed %d", seed)
                    .isEqualTo(intervals.stream()
                            .mapToLong(one -> one.cleared().value())
                            .sum());
        }
    }

    private static PublicDay day(PublicInterval... intervals) {
        return new PublicDay(Zones.zone(), DAY, NOW, 1, List.of(), List.of(), figures(List.of(intervals)));
    }

    private static PublicFigures figures(List<PublicInterval> intervals) {
        return new PublicFigures(intervals, List.of(), WattHours.ZERO, Optional.empty(), Optional.empty(), Map.of());
    }

    private static PublicInterval one(SessionKind kind, int first, int quarter, int energy, long price) {
        return new PublicInterval(
                new SessionId(Zones.Z1, kind, quarter(first)),
                quarter(quarter),
                new WattHours(energy),
                Optional.empty(),
                energy == 0 ? Optional.empty() : Optional.of(new Price(price)));
    }

    private static SessionDay.Line line(SessionKind kind, SessionState state) {
        Session session = new Session(
                new SessionId(Zones.Z1, kind, quarter(0)),
                quarter(0).end(),
                Zones.DAY.minusSeconds(7_200),
                Zones.DAY.minusSeconds(3_600));
        return new SessionDay.Line(session, state, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static BlockPoint block(long height) {
        return new BlockPoint(height, Zones.DAY.plusSeconds(height));
    }

    private static Interval quarter(int number) {
        return new Interval(Zones.DAY.plus(Duration.ofMinutes(15L * number)));
    }
}
