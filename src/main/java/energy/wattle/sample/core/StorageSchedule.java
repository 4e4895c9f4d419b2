package energy.wattle.sample.core;

import java.util.Arrays;

/**
 * What a storage plans for a day from the prices that it expects: draw where energy is cheap, deliver where it is dear,
 * and end with at least the charge that it began with.
 *
 * <p>Pairs of intervals, one to draw at full power and one to deliver what was stored of it, are taken greedily: always
 * the pair with the greatest gain whose charge stays between empty and full all the way, until no pair gains anything.
 * An interval belongs to one pair at most.
 */
public final class StorageSchedule {

    private StorageSchedule() {}

    /**
     * Net export by interval in Wh: positive where it delivers.
     *
     * @param prices expected per interval, micro-currency per kWh
     * @param charge Wh before the first interval
     */
    public static Series plan(Series prices, StorageUnit unit, long charge) {
        int length = prices.length();
        long[] plan = new long[length];
        long[] charges = new long[length]; // after each interval
        Arrays.fill(charges, charge);
        long drawn = unit.mostPerInterval();
        long stored = unit.stored(drawn);
        while (true) {
            long best = 0;
            int draw = -1;
            int deliver = -1;
            for (int i = 0; i < length; i++) {
                for (int j = 0; j < length; j++) {
                    if (i == j || plan[i] != 0 || plan[j] != 0) {
                        continue;
                    }
                    long gain = Math.subtractExact(
                            Math.multiplyExact(stored, prices.at(j)), Math.multiplyExact(drawn, prices.at(i)));
                    if (gain > best && isFeasible(charges, i, j, stored, unit)) {
                        best = gain;
                        draw = i;
                        deliver = j;
                    }
                }
            }
            if (draw < 0) {
                return new Series(plan);
            }
            plan[draw] = -drawn;
            plan[deliver] = stored;
            shift(charges, draw, deliver, stored);
        }
    }

    /** Between the two intervals the charge is higher if it draws first, else lower. */
    private static boolean isFeasible(long[] charges, int draw, int deliver, long stored, StorageUnit unit) {
        for (int i = Math.min(draw, deliver); i < Math.max(draw, deliver); i++) {
            long changed = draw < deliver ? charges[i] + stored : charges[i] - stored;
            if (changed < 0 || changed > unit.capacity()) {
                return false;
            }
        }
        return true;
    }

    private static void shift(long[] charges, int draw, int deliver, long stored) {
        for (int i = Math.min(draw, deliver); i < Math.max(draw, deliver); i++) {
            charges[i] += draw < deliver ? stored : -stored;
        }
    }
}
