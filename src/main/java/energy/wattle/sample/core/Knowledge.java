package energy.wattle.sample.core;

import energy.wattle.settlement.GridPrices;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What of a data set is known at an instant. Whoever decides gets this and not the data, so that nothing of the future
 * leaks into a decision.
 *
 * <p>Known are: the day-ahead forecasts and the tariff of a day from noon of the day before; the intraday forecast of
 * an interval from an hour before it; a measurement once its interval is over.
 */
public record Knowledge(DataSet data, Instant asOf) {

    /** When day-ahead forecasts and tariffs are there, local time of the day before. */
    public static final LocalTime DAY_AHEAD = LocalTime.NOON;

    /** How long before an interval its intraday forecast is there. */
    public static final Duration INTRADAY = Duration.ofMinutes(60);

    public boolean isDayAheadKnown(Interval interval) {
        if (!data.covers(interval)) {
            return false;
        }
        MarketDay day = MarketDay.of(interval.start(), data.timeZone());
        return !asOf.isBefore(day.previous().at(DAY_AHEAD));
    }

    /** Wh. */
    public OptionalLong dayAhead(MeteringPoint point, Interval interval) {
        return isDayAheadKnown(interval)
                ? OptionalLong.of(data.of(point).dayAhead().at(data.index(interval)))
                : OptionalLong.empty();
    }

    /** Wh. */
    public OptionalLong intraday(MeteringPoint point, Interval interval) {
        return data.covers(interval) && !asOf.isBefore(interval.start().minus(INTRADAY))
                ? OptionalLong.of(data.of(point).intraday().at(data.index(interval)))
                : OptionalLong.empty();
    }

    /** Wh. */
    public OptionalLong actual(MeteringPoint point, Interval interval) {
        return data.covers(interval) && !asOf.isBefore(interval.end())
                ? OptionalLong.of(data.of(point).actual().at(data.index(interval)))
                : OptionalLong.empty();
    }

    public Optional<GridPrices> tariff(Interval interval) {
        return isDayAheadKnown(interval) ? Optional.of(data.prices(interval)) : Optional.empty();
    }
}
