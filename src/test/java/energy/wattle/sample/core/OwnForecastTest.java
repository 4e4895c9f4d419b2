package energy.wattle.sample.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.units.Interval;
import energy.wattle.units.WattHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnForecastTest {

    private static final Instant TEN =
            RandomData.MONDAY.atTime(10, 0).atZone(RandomData.BERLIN).toInstant();
    private static final List<Interval> FOUR_HOURS = Stream.iterate(new Interval(TEN), i -> new Interval(i.end()))
            .limit(16)
            .toList();

    @Test
    void atAnIntradayGateTheFirstIntervalsCorrectionFadesOverTheOthers() {
        DataSet data = constant(RandomData.MAST, 100, 100 + 64);
        var forecast = OwnForecast.of(
                new Knowledge(data, TEN.minus(Duration.ofMinutes(60))), List.of(RandomData.MAST), FOUR_HOURS);
        assertThat(forecast.values().stream().map(WattHours::value).limit(5))
                .containsExactly(164L, 156L, 149L, 142L, 136L);
    }

    @Test
    void itIsNeverNegativeForAPlant() {
        DataSet data = constant(RandomData.MAST, 10, 0);
        var forecast = OwnForecast.of(
                new Knowledge(data, TEN.minus(Duration.ofMinutes(60))), List.of(RandomData.MAST), FOUR_HOURS);
        assertThat(forecast.values()).allMatch(wh -> wh.value() >= 0);
    }

    @Test
    void consumptionCountsAgainstGeneration() {
        DataSet data = constant(RandomData.HOME, 300, 300)
                .with(Map.of(RandomData.ROOF.id(), flat(500, 500)), new Tariff(zeros(), zeros()));
        var forecast = OwnForecast.of(
                new Knowledge(data, TEN), List.of(RandomData.HOME, RandomData.ROOF), FOUR_HOURS.subList(0, 1));
        assertThat(forecast.values()).containsExactly(new WattHours(200));
    }

    @Test
    void beforeNoonNothingIsKnownOfTheNextDay() {
        DataSet data = RandomData.days(2, new Random(1));
        Instant noon = RandomData.MONDAY.atTime(12, 0).atZone(RandomData.BERLIN).toInstant();
        List<Interval> tomorrow = data.firstDay().next().intervals();
        assertThat(OwnForecast.of(new Knowledge(data, noon.minusMillis(1)), RandomData.POINTS, tomorrow))
                .isEmpty();
        assertThat(OwnForecast.of(new Knowledge(data, noon), RandomData.POINTS, tomorrow))
                .hasSize(96);
    }

    @Test
    void whatIsOutsideTheDataIsNotForecast() {
        DataSet data = RandomData.days(1, new Random(1));
        assertThat(OwnForecast.of(
                        new Knowledge(data, data.end()), RandomData.POINTS, List.of(new Interval(data.end()))))
                .isEmpty();
    }

    private static DataSet constant(MeteringPoint point, long dayAhead, long intraday) {
        DataSet data = RandomData.days(1, new Random(1));
        return data.with(Map.of(point.id(), flat(dayAhead, intraday)), data.tariff());
    }

    private static PointSeries flat(long dayAhead, long intraday) {
        return new PointSeries(zeros(), all(dayAhead), all(intraday));
    }

    private static Series zeros() {
        return all(0);
    }

    private static Series all(long value) {
        long[] values = new long[96];
        Arrays.fill(values, value);
        return new Series(values);
    }
}
