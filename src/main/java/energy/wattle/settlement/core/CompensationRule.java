package energy.wattle.settlement.core;

import energy.wattle.settlement.CompensationDirection;
import energy.wattle.trading.Trade;
import energy.wattle.units.Price;

/**
 * How a zone's settlement contract prices compensation. Deterministic. Source: Market rules, A settlement contract per
 * zone.
 */
public interface CompensationRule {

    /**
     * The compensation per kWh.
     *
     * @param difference what the other side lost per kWh against the trade's price, positive
     * @return from 0 to {@code difference}
     */
    Price price(Trade trade, CompensationDirection direction, Price difference);
}
