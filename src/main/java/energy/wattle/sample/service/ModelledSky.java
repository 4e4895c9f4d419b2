package energy.wattle.sample.service;

import energy.wattle.sample.core.PointSeries;
import energy.wattle.sample.core.Series;
import energy.wattle.units.Watts;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The sun over a zone: a clear sky at 51° north and 10° east, and clouds as a Markov chain of clear, broken and
 * overcast from quarter hour to quarter hour. All of a zone's panels share the clouds.
 */
final class ModelledSky {

    private static final double LATITUDE = StrictMath.toRadians(51);
    private static final double LONGITUDE_HOURS = 10 / 15.0;

    /** What the clouds let through: clear, broken, overcast. */
    private static final double[] PASSED = {1.0, 0.6, 0.22};

    /** From state to state within a quarter hour; rows sum to 1. */
    private static final double[][] STEP = {
        {0.95, 0.04, 0.01},
        {0.06, 0.88, 0.06},
        {0.01, 0.05, 0.94}
    };

    /** How often each state occurs in the long run: what is expected before anything was seen. */
    private static final double[] LONG_RUN = {0.43, 0.33, 0.24};

    /** Of the installed capacity, what a panel gives under a high sun and no clouds. */
    private static final double BEST_SHARE = 0.82;

    private final List<ZonedDateTime> times;
    private final double[] clear;
    private final int[] states;
    private final double[] passed;
    private final double[] expectedDayAhead;
    private final double[] expectedIntraday;

    ModelledSky(Chance chance, List<ZonedDateTime> times) {
        this.times = times;
        clear = times.stream().mapToDouble(ModelledSky::clearSky).toArray();
        states = new int[times.size()];
        passed = new double[times.size()];
        int state = 0;
        for (int i = 0; i < states.length; i++) {
            state = next(state, chance.even());
            states[i] = state;
            passed[i] = Math.clamp(PASSED[state] + 0.05 * chance.normal(), 0.05, 1.05);
        }
        expectedDayAhead = expected(i -> ForecastHorizon.dayAhead(times, i));
        expectedIntraday = expected(ForecastHorizon::intraday);
    }

    /** What a panel under this sky generates and is forecast to. */
    PointSeries series(Chance chance, Watts installed) {
        int length = times.size();
        long[] actual = new long[length];
        long[] dayAhead = new long[length];
        long[] intraday = new long[length];
        double size = installed.perInterval().value() * BEST_SHARE * chance.between(0.92, 1.04);
        for (int i = 0; i < length; i++) {
            double cloudless = size * clear[i];
            actual[i] = wattHours(cloudless * passed[i] * (1 + 0.02 * chance.normal()));
            dayAhead[i] = wattHours(cloudless * expectedDayAhead[i]);
            intraday[i] = wattHours(cloudless * expectedIntraday[i]);
        }
        return new PointSeries(new Series(actual), new Series(dayAhead), new Series(intraday));
    }

    private double[] expected(IntUnaryOperator seen) {
        return IntStream.range(0, states.length)
                .mapToDouble(i -> expected(seen.applyAsInt(i), i))
                .toArray();
    }

    /** What the clouds are expected to let through, when the last state seen is that of an earlier interval. */
    private double expected(int seen, int index) {
        double[] shares = LONG_RUN;
        if (seen >= 0) {
            shares = new double[PASSED.length];
            shares[states[seen]] = 1;
            for (int i = seen; i < index; i++) {
                shares = step(shares);
            }
        }
        double sum = 0;
        for (int i = 0; i < PASSED.length; i++) {
            sum += shares[i] * PASSED[i];
        }
        return sum;
    }

    private static double[] step(double[] shares) {
        double[] next = new double[shares.length];
        for (int from = 0; from < shares.length; from++) {
            for (int to = 0; to < shares.length; to++) {
                next[to] += shares[from] * STEP[from][to];
            }
        }
        return next;
    }

    private static int next(int state, double even) {
        double[] row = STEP[state];
        if (even < row[0]) {
            return 0;
        }
        return even < row[0] + row[1] ? 1 : 2;
    }

    /** Share of the highest sun in the middle of the quarter hour, by declination and hour angle. */
    private static double clearSky(ZonedDateTime time) {
        double hours = time.getHour()
                + (time.getMinute() + 7.5) / 60
                - time.getOffset().getTotalSeconds() / 3_600.0
                + LONGITUDE_HOURS;
        double declination =
                StrictMath.toRadians(23.44) * StrictMath.sin(2 * Math.PI * (time.getDayOfYear() - 81) / 365);
        double angle = StrictMath.toRadians(15 * (hours - 12));
        double height = StrictMath.sin(LATITUDE) * StrictMath.sin(declination)
                + StrictMath.cos(LATITUDE) * StrictMath.cos(declination) * StrictMath.cos(angle);
        return height <= 0 ? 0 : StrictMath.pow(height, 1.15);
    }

    private static long wattHours(double energy) {
        return Math.max(0, StrictMath.round(energy));
    }
}
