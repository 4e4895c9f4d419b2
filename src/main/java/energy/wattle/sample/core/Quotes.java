package energy.wattle.sample.core;

import energy.wattle.settlement.GridPrices;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.PriceRules;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The prices at which agents offer: from what the grid pays to what it takes, on the tick, inside floor and cap. Where
 * in that band is chance, and still the same whenever it is asked for: a hash of who asks for what.
 *
 * @param low the lowest price of the band that is on the tick
 * @param high the highest, not below
 */
public record Quotes(Price low, Price high, Price tick) {

    private static final long PERMILLE = 1_000;

    /** A price band by interval; empty where no price that may be declared lies between the grid's. */
    public static Optional<Quotes> between(GridPrices grid, PriceRules rules) {
        long tick = rules.tick().micros();
        long low = Math.max(grid.exportPrice().micros(), rules.floor().micros());
        long high = Math.min(grid.importPrice().micros(), rules.cap().micros());
        long lowest = -Math.floorDiv(-low, tick) * tick;
        long highest = Math.floorDiv(high, tick) * tick;
        return lowest <= highest
                ? Optional.of(new Quotes(new Price(lowest), new Price(highest), rules.tick()))
                : Optional.empty();
    }

    /** The price at this share of the band, rounded down to the tick. */
    public Price at(long permille) {
        long share = Math.clamp(permille, 0, PERMILLE);
        long ticks = (high.micros() - low.micros()) / tick.micros() * share / PERMILLE;
        return new Price(low.micros() + ticks * tick.micros());
    }

    /** The lowest price of the band that is not below this one; empty if the whole band is. */
    public Optional<Price> notBelow(Price price) {
        if (price.isAbove(high)) {
            return Optional.empty();
        }
        long ticks = -Math.floorDiv(-Math.max(0, price.micros() - low.micros()), tick.micros());
        return Optional.of(new Price(low.micros() + ticks * tick.micros()));
    }

    /** A seller's steps: strictly rising from one price, a tick at least each, as far as the band goes. */
    public List<DeclaredStep> rising(long quantity, Price from, long stepPermille, int steps) {
        return steps(quantity, from, Math.max(1, ticks(stepPermille)), steps);
    }

    /** A buyer's steps: strictly falling from one price. */
    public List<DeclaredStep> falling(long quantity, Price from, long stepPermille, int steps) {
        return steps(quantity, from, -Math.max(1, ticks(stepPermille)), steps);
    }

    /** Chance from 0 to 999, the same for the same name. */
    public static long chance(String who, Object what, Interval interval) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : (who + '|' + what + '|' + interval).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return Long.remainderUnsigned(hash ^ (hash >>> 31), PERMILLE);
    }

    private long ticks(long permille) {
        return (high.micros() - low.micros()) / tick.micros() * permille / PERMILLE;
    }

    /** Equal quantities, what is left over first; fewer steps where there is not a Wh, or not a price, for each. */
    private List<DeclaredStep> steps(long quantity, Price from, long ticksApart, int most) {
        List<Price> prices = new ArrayList<>();
        long price = from.micros();
        while (prices.size() < Math.min(most, quantity) && price >= low.micros() && price <= high.micros()) {
            prices.add(new Price(price));
            price += ticksApart * tick.micros();
        }
        List<DeclaredStep> steps = new ArrayList<>();
        long left = quantity;
        for (int i = 0; i < prices.size(); i++) {
            long share = (left + prices.size() - i - 1) / (prices.size() - i);
            steps.add(new DeclaredStep(new WattHours(share), prices.get(i)));
            left -= share;
        }
        return Collections.unmodifiableList(steps);
    }
}
