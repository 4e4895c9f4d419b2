package energy.wattle.settlement.core;

import energy.wattle.settlement.CompensationDirection;
import energy.wattle.trading.Trade;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import java.util.Map;

/**
 * Contract {@code assigned}: the price that the grid assigned to interval and direction, from 0 to the difference.
 * Without one it is settled as {@link Spread}.
 *
 * @param otherwise settles what has no price
 * @param schedule the grid's prices by direction and interval
 */
public record Assigned(Spread otherwise, Map<CompensationDirection, Map<Interval, Price>> schedule)
        implements CompensationRule {

    @Override
    public Price price(Trade trade, CompensationDirection direction, Price difference) {
        Price assigned = schedule.getOrDefault(direction, Map.of()).get(trade.interval());
        return assigned == null
                ? otherwise.price(trade, direction, difference)
                : assigned.min(difference).orZero();
    }
}
