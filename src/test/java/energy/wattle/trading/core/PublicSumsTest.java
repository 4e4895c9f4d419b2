package energy.wattle.trading.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.trading.IntervalFigures;
import energy.wattle.trading.PublicFigures;
import energy.wattle.trading.PublicFigures.Volume;
import energy.wattle.trading.PublicInterval;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.Welfare;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PublicSumsTest {

    private static final Instant MIDNIGHT = Instant.parse("2024-06-03T00:00:00Z");
    private static final int DAYS = 2_000;
    private static final int INTERVALS = 12;

    @Test
    void twoSessionsOfOneIntervalAreOneVolumeAndTwoPrices() {
        PublicFigures sums = PublicSums.of(
                List.of(
                        figures(SessionKind.REAL_TIME, 0, 1_000, 0, 500_000),
                        figures(SessionKind.DAY_AHEAD, 0, 3_000, 2_000, 100_000)),
                MIDNIGHT);

        assertThat(sums.volumes())
                .containsExactly(new Volume(interval(0), new WattHours(4_000), new WattHours(2_000), Optional.of(500)));
        assertThat(sums.intervals())
                .extracting(one -> one.session().kind())
                .containsExactly(SessionKind.DAY_AHEAD, SessionKind.REAL_TIME);
        assertThat(sums.price()).contains(new Price(200_000));
        assertThat(sums.renewable()).contains(500);
    }

    @Test
    void whereNothingWasClearedThereIsNeitherShareNorPrice() {
        PublicFigures sums = PublicSums.of(List.of(unpriced(SessionKind.INTRADAY, 3)), MIDNIGHT);

        assertThat(sums.cleared()).isEqualTo(WattHours.ZERO);
        assertThat(sums.renewable()).isEmpty();
        assertThat(sums.price()).isEmpty();
        assertThat(sums.volumes().getFirst().renewable()).isEmpty();
        assertThat(sums.latest()).isEmpty();
    }

    @Test
    void aPriceIsTheLatestOnceItsIntervalHasBegun() {
        List<IntervalFigures> figures = List.of(
                figures(SessionKind.DAY_AHEAD, 0, 1, 0, 10),
                figures(SessionKind.DAY_AHEAD, 1, 1, 0, 20),
                unpriced(SessionKind.DAY_AHEAD, 2));

        assertThat(latest(figures, interval(1).start().minusMillis(1))).contains(new Price(10));
        assertThat(latest(figures, interval(1).start())).contains(new Price(20));
        assertThat(latest(figures, interval(9).start())).contains(new Price(20));
    }

    @Test
    void randomDaysComeToTheSameAsCountedNaively() {
        for (long seed = 0; seed < DAYS; seed++) {
            Random random = new Random(seed);
            List<IntervalFigures> figures = randomDay(random);
            Instant now = interval(random.nextInt(INTERVALS)).start().plusSeconds(random.nextInt(900));
            assertThat(PublicSums.of(figures, now)).as("seed %d", seed).isEqualTo(NaivePublicSums.of(figures, now));
        }
    }

    private static Optional<Price> latest(List<IntervalFigures> figures, Instant now) {
        return Optional.ofNullable(PublicSums.of(figures, now).latest().get(SessionKind.DAY_AHEAD))
                .flatMap(PublicInterval::price);
    }

    private static List<IntervalFigures> randomDay(Random random) {
        List<IntervalFigures> figures = new ArrayList<>();
        for (SessionKind kind : SessionKind.values()) {
            for (int place = 0; place < INTERVALS; place++) {
                switch (random.nextInt(3)) {
                    case 0 -> {}
                    case 1 -> figures.add(unpriced(kind, place));
                    default -> {
                        long cleared = 1 + random.nextLong(random.nextBoolean() ? 5 : 1_000_000_000_000L);
                        figures.add(figures(
                                kind,
                                place,
                                cleared,
                                random.nextLong(cleared + 1),
                                random.nextLong(-1_000_000, 3_000_000)));
                    }
                }
            }
        }
        Collections.shuffle(figures, random);
        return figures;
    }

    private static IntervalFigures unpriced(SessionKind kind, int place) {
        return figures(kind, place, 0, 0, Optional.empty());
    }

    private static IntervalFigures figures(SessionKind kind, int place, long cleared, long renewable, long mean) {
        Price price = new Price(mean);
        return figures(kind, place, cleared, renewable, Optional.of(new IntervalFigures.Prices(price, price, price)));
    }

    private static IntervalFigures figures(
            SessionKind kind, int place, long cleared, long renewable, Optional<IntervalFigures.Prices> prices) {
        // What is offered and demanded stays the order books' and must not reach the sums.
        return new IntervalFigures(
                new SessionId(new TradingZoneId("north"), kind, interval(place)),
                interval(place),
                new WattHours(7),
                new WattHours(5),
                new WattHours(9),
                new WattHours(cleared),
                new WattHours(renewable),
                prices.isPresent() ? 1 : 0,
                prices,
                new Welfare(BigInteger.ZERO));
    }

    private static Interval interval(int place) {
        return new Interval(MIDNIGHT.plus(Interval.LENGTH.multipliedBy(place)));
    }
}
