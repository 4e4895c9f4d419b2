package energy.wattle.trading;

import energy.wattle.units.Price;

/**
 * What prices a zone takes. Source: Market rules, Declarations.
 *
 * @param tick positive; limits are whole multiples of it
 * @param floor the lowest limit
 * @param cap the highest limit
 */
public record PriceRules(Price tick, Price floor, Price cap) {

    /** 0.0001 currency per kWh. */
    public static final Price DEFAULT_TICK = new Price(100);

    public PriceRules {
        if (!tick.isPositive()) {
            throw new IllegalArgumentException("a tick is above 0, not " + tick);
        }
        if (floor.isAbove(cap)) {
            throw new IllegalArgumentException("the floor %s is above the cap %s".formatted(floor, cap));
        }
    }

    public boolean isOnTick(Price price) {
        return Math.floorMod(price.micros(), tick.micros()) == 0;
    }

    /** The next price that is on the tick, downwards. */
    public Price rounded(Price price) {
        return new Price(price.micros() - Math.floorMod(price.micros(), tick.micros()));
    }

    public boolean isInRange(Price price) {
        return !floor.isAbove(price) && !price.isAbove(cap);
    }
}
