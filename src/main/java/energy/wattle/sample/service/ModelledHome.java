package energy.wattle.sample.service;

import energy.wattle.sample.core.PointSeries;
import energy.wattle.sample.core.Series;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A household's consumption: its usual curve with a peak in the morning and a higher one in the evening, later and
 * flatter at weekends, times a departure that fades over a few hours, and now and then an appliance. What its forecasts
 * know is the usual curve and, intraday, how far the home was from it an hour ago.
 */
final class ModelledHome {

    /** What is left of a departure after a quarter hour. */
    private static final double PERSISTENCE = 0.9;

    private static final double DEPARTURE = 0.30;
    private static final double APPLIANCE_CHANCE = 0.012;

    private final Chance chance;
    private final double base;
    private final double size;
    private final double shift;

    ModelledHome(Chance chance) {
        this.chance = chance;
        base = chance.between(35, 70); // Wh per quarter hour
        size = chance.between(70, 190);
        shift = chance.between(-0.75, 0.75); // hours
    }

    PointSeries series(List<ZonedDateTime> times) {
        int length = times.size();
        long[] actual = new long[length];
        long[] dayAhead = new long[length];
        long[] intraday = new long[length];
        double[] departures = new double[length];
        double departure = 0;
        double fresh = StrictMath.sqrt(1 - PERSISTENCE * PERSISTENCE);
        int applianceLeft = 0;
        for (int i = 0; i < length; i++) {
            departure = PERSISTENCE * departure + fresh * chance.normal();
            departures[i] = departure;
            double usual = usual(times.get(i));
            applianceLeft = chance.even() < APPLIANCE_CHANCE ? 3 : Math.max(0, applianceLeft - 1);
            double appliance = applianceLeft > 0 ? 300 : 0;
            actual[i] = wattHours(usual * factor(departure) + appliance);
            dayAhead[i] = wattHours(usual);
            int seen = ForecastHorizon.intraday(i);
            double expected = seen < 0 ? 0 : departures[seen] * StrictMath.pow(PERSISTENCE, i - seen);
            intraday[i] = wattHours(usual * factor(expected));
        }
        return new PointSeries(new Series(actual), new Series(dayAhead), new Series(intraday));
    }

    private static double factor(double departure) {
        return StrictMath.exp(DEPARTURE * departure);
    }

    private double usual(ZonedDateTime time) {
        boolean weekend = time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
        double hour = time.getHour() + time.getMinute() / 60.0 + shift;
        double morning = weekend ? 0.5 * peak(hour, 9.5, 2.0) : 0.6 * peak(hour, 7.25, 1.1);
        double evening = peak(hour, 19.25, 2.1);
        double day = weekend ? 0.35 * peak(hour, 13.5, 3.0) : 0.15 * peak(hour, 13, 3.0);
        return base + size * (morning + evening + day);
    }

    /** A bell around an hour of the day. */
    private static double peak(double hour, double at, double width) {
        double away = Math.abs(hour - at);
        double distance = Math.min(away, 24 - away) / width;
        return StrictMath.exp(-distance * distance / 2);
    }

    private static long wattHours(double energy) {
        return Math.max(0, StrictMath.round(energy));
    }
}
