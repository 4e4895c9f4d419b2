package energy.wattle.sample.service;

import energy.wattle.sample.core.Series;
import energy.wattle.sample.core.Tariff;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A household's dynamic tariff over a wholesale price with a peak in the morning, a higher one in the evening and a dip
 * at noon that is deeper on some days than on others, below zero at its deepest. Hourly, as the wholesale price is.
 */
final class ModelledTariff {

    private static final double TAXES_AND_NETWORK = 0.125;
    private static final double PURCHASE_FACTOR = 1.06;
    private static final double FEED_IN_FACTOR = 0.95;
    private static final double FEED_IN_COST = 0.009;
    private static final double MICROS = 1_000_000;

    private ModelledTariff() {}

    static Tariff of(Chance chance, List<ZonedDateTime> times) {
        Map<LocalDate, double[]> days = new HashMap<>();
        long[] purchase = new long[times.size()];
        long[] feedIn = new long[times.size()];
        for (int i = 0; i < times.size(); i++) {
            ZonedDateTime time = times.get(i);
            double[] day = days.computeIfAbsent(
                    time.toLocalDate(), any -> new double[] {chance.between(0.06, 0.10), chance.between(0.03, 0.12)});
            double spot = spot(time.getHour(), day[0], day[1]);
            purchase[i] = StrictMath.round(MICROS * (spot * PURCHASE_FACTOR + TAXES_AND_NETWORK));
            feedIn[i] = StrictMath.round(MICROS * (spot * FEED_IN_FACTOR - FEED_IN_COST));
        }
        return new Tariff(new Series(purchase), new Series(feedIn));
    }

    /** Per kWh. */
    private static double spot(int hour, double level, double dip) {
        return level + 0.035 * bell(hour, 7.5, 1.6) + 0.07 * bell(hour, 20, 2) - dip * bell(hour, 13, 2.4);
    }

    private static double bell(double hour, double at, double width) {
        double distance = (hour - at) / width;
        return StrictMath.exp(-distance * distance / 2);
    }
}
