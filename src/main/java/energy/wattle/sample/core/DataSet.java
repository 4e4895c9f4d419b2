package energy.wattle.sample.core;

import energy.wattle.settlement.GridPrices;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is played: whole days of measurements, forecasts and prices, without gaps.
 *
 * @param timeZone of all zones
 * @param start of the first interval: a local midnight
 * @param points in the order of the files
 * @param series by point
 */
public record DataSet(
        ZoneId timeZone, Instant start, List<MeteringPoint> points, Map<String, PointSeries> series, Tariff tariff) {

    /** @throws IllegalArgumentException if a series is missing or has another length than the tariff's */
    public DataSet {
        points = List.copyOf(points);
        series = Map.copyOf(series);
        int length = tariff.purchase().length();
        boolean sameLengths = tariff.feedIn().length() == length;
        for (MeteringPoint point : points) {
            PointSeries own = series.get(point.id());
            sameLengths &= own != null
                    && own.actual().length() == length
                    && own.dayAhead().length() == length
                    && own.intraday().length() == length;
        }
        if (!sameLengths || series.size() != points.size()) {
            throw new IllegalArgumentException("every point has a series for each interval of the tariff");
        }
    }

    /** Number of intervals. */
    public int length() {
        return tariff.purchase().length();
    }

    /** The end of the last interval. */
    public Instant end() {
        return start.plus(Interval.LENGTH.multipliedBy(length()));
    }

    public MarketDay firstDay() {
        return MarketDay.of(start, timeZone);
    }

    /** The day before the data: the market starts with it, so that the first day has its day-ahead session. */
    public MarketDay dayBefore() {
        return firstDay().previous();
    }

    /** The zones in the order in which they first occur. */
    public List<TradingZoneId> zones() {
        return points.stream().map(MeteringPoint::zone).distinct().toList();
    }

    public boolean covers(Interval interval) {
        return !interval.start().isBefore(start) && interval.start().isBefore(end());
    }

    /**
     * Position of an interval.
     *
     * @throws IllegalArgumentException if the data does not cover it
     */
    public int index(Interval interval) {
        if (!covers(interval)) {
            throw new IllegalArgumentException(
                    "the data goes from %s to %s, and %s is outside".formatted(start, end(), interval));
        }
        return (int) Duration.between(start, interval.start()).dividedBy(Interval.LENGTH);
    }

    public PointSeries of(MeteringPoint point) {
        PointSeries own = series.get(point.id());
        if (own == null) {
            throw new IllegalArgumentException("the data has no point " + point.id());
        }
        return own;
    }

    public GridPrices prices(Interval interval) {
        int index = index(interval);
        return GridPrices.published(
                new Price(tariff.purchase().at(index)),
                new Price(tariff.feedIn().at(index)));
    }

    /** The last day, which ends with the data. */
    public MarketDay lastDay() {
        return MarketDay.of(end().minus(Interval.LENGTH), timeZone);
    }

    /**
     * The part of the data from a day on.
     *
     * @throws IllegalArgumentException if the data does not cover the day
     */
    public DataSet from(MarketDay day) {
        int first = index(new Interval(day.start()));
        Map<String, PointSeries> later = new HashMap<>();
        series.forEach((point, all) -> later.put(
                point,
                new PointSeries(
                        all.actual().from(first),
                        all.dayAhead().from(first),
                        all.intraday().from(first))));
        Tariff laterTariff =
                new Tariff(tariff.purchase().from(first), tariff.feedIn().from(first));
        return new DataSet(timeZone, day.start(), points, later, laterTariff);
    }

    /** The part of the data that is of some zones. */
    public DataSet of(Predicate<TradingZoneId> zones) {
        List<MeteringPoint> kept =
                points.stream().filter(point -> zones.test(point.zone())).toList();
        Map<String, PointSeries> own = new HashMap<>();
        kept.forEach(point -> own.put(point.id(), of(point)));
        return new DataSet(timeZone, start, kept, own, tariff);
    }

    /** The same data at another time, interval by interval. */
    public DataSet startingAt(Instant other) {
        return new DataSet(timeZone, other, points, series, tariff);
    }

    /** The same data with other series for some points. */
    public DataSet with(Map<String, PointSeries> changed, Tariff otherTariff) {
        Map<String, PointSeries> merged = new HashMap<>(series);
        merged.putAll(changed);
        return new DataSet(timeZone, start, points, merged, otherTariff);
    }
}
