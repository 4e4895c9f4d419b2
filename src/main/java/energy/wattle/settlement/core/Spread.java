package energy.wattle.settlement.core;

import energy.wattle.settlement.CompensationDirection;
import energy.wattle.trading.Trade;
import energy.wattle.units.Coefficient;
import energy.wattle.units.Price;

/** Contract {@code spread}: a share of the difference, half to even on the micro-unit. */
public record Spread(Coefficient coefficient) implements CompensationRule {

    /** The whole difference: whoever erred bears all of it. */
    public static final Spread FULL = new Spread(Coefficient.ONE);

    @Override
    public Price price(Trade trade, CompensationDirection direction, Price difference) {
        return difference.times(coefficient);
    }
}
