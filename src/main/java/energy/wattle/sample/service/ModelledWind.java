package energy.wattle.sample.service;

import energy.wattle.sample.core.PointSeries;
import energy.wattle.sample.core.Series;
import energy.wattle.units.Watts;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * The wind over a zone: persistent, so that its departure from the usual is in each quarter hour a large part of what
 * it was in the one before (an autoregressive process of order one), and a power curve without a sharp edge.
 */
final class ModelledWind {

    /** What is left of a departure after a quarter hour: half of it after 11 hours. */
    private static final double PERSISTENCE = 0.985;

    private static final double CALM = -0.9;
    private static final double STEEPNESS = 1.4;

    private final List<ZonedDateTime> times;
    private final double[] departures;

    ModelledWind(Chance chance, List<ZonedDateTime> times) {
        this.times = times;
        departures = new double[times.size()];
        double fresh = StrictMath.sqrt(1 - PERSISTENCE * PERSISTENCE);
        double departure = chance.normal();
        for (int i = 0; i < departures.length; i++) {
            departure = PERSISTENCE * departure + fresh * chance.normal();
            departures[i] = departure;
        }
    }

    /** What a turbine in this wind generates and is forecast to. */
    PointSeries series(Chance chance, Watts installed) {
        int length = times.size();
        long[] actual = new long[length];
        long[] dayAhead = new long[length];
        long[] intraday = new long[length];
        double most = installed.perInterval().value();
        double exposure = chance.between(-0.2, 0.2);
        for (int i = 0; i < length; i++) {
            actual[i] = wattHours(most * share(departures[i] + exposure) * (1 + 0.04 * chance.normal()), most);
            dayAhead[i] = wattHours(most * share(expected(ForecastHorizon.dayAhead(times, i), i) + exposure), most);
            intraday[i] = wattHours(most * share(expected(ForecastHorizon.intraday(i), i) + exposure), most);
        }
        return new PointSeries(new Series(actual), new Series(dayAhead), new Series(intraday));
    }

    private double expected(int seen, int index) {
        return seen < 0 ? 0 : departures[seen] * StrictMath.pow(PERSISTENCE, index - seen);
    }

    private static double share(double wind) {
        return 1 / (1 + StrictMath.exp(-STEEPNESS * (wind + CALM)));
    }

    private static long wattHours(double energy, double most) {
        return StrictMath.round(Math.clamp(energy, 0, most));
    }
}
