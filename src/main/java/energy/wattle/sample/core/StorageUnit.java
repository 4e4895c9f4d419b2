package energy.wattle.sample.core;

import energy.wattle.units.Watts;

/**
 * A storage as the sample models it: what is drawn loses a share on its way in, what is taken out loses nothing more.
 *
 * @param power at which it charges and discharges at most
 * @param capacity Wh
 * @param keptPermille what is stored of 1000 Wh drawn, 1 to 1000
 */
public record StorageUnit(Watts power, long capacity, long keptPermille) {

    /** 10 kW, 40 kWh, 90 % from drawn to delivered. */
    public static final StorageUnit SAMPLE = new StorageUnit(new Watts(10_000), 40_000, 900);

    private static final long PERMILLE = 1_000;

    public StorageUnit {
        if (capacity < 1 || keptPermille < 1 || keptPermille > PERMILLE) {
            throw new IllegalArgumentException("a storage holds something, and keeps 1 to 1000 permille of it");
        }
    }

    /** What it holds when the market starts: half. */
    public long initialCharge() {
        return capacity / 2;
    }

    /** Wh that it can exchange in one interval. */
    public long mostPerInterval() {
        return power.perInterval().value();
    }

    /** Wh that are stored of those drawn. */
    public long stored(long drawn) {
        return drawn * keptPermille / PERMILLE;
    }

    /**
     * What it really exchanges in an interval when this much is asked of it.
     *
     * @param charge Wh before the interval, 0 to capacity
     * @param scheduled net export in Wh
     */
    public Flow flow(long charge, long scheduled) {
        if (charge < 0 || charge > capacity) {
            throw new IllegalArgumentException("a charge is from 0 to %d Wh, not %d".formatted(capacity, charge));
        }
        if (scheduled >= 0) {
            long delivered = Math.min(Math.min(scheduled, mostPerInterval()), charge);
            return new Flow(delivered, charge - delivered);
        }
        long drawable = (capacity - charge) * PERMILLE / keptPermille;
        long drawn = Math.min(Math.min(-scheduled, mostPerInterval()), drawable);
        return new Flow(-drawn, charge + stored(drawn));
    }

    /**
     * What happened in an interval.
     *
     * @param netExport Wh
     * @param charge Wh after the interval
     */
    public record Flow(long netExport, long charge) {}
}
