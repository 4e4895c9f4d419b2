package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;

/**
 * One match of a seller's and a buyer's order. Source: Market rules, Clearing.
 *
 * @param quantity positive
 * @param price what the buyer pays per kWh really exchanged
 */
public record Trade(
        Interval interval,
        OrderId sellOrder,
        OrderId buyOrder,
        ParticipantId seller,
        ParticipantId buyer,
        WattHours quantity,
        Price price) {

    public Trade {
        OrderQuantity.check(quantity);
        if (seller.equals(buyer)) {
            throw new IllegalArgumentException("seller and buyer of a trade are two participants, not both " + seller);
        }
    }

    public TradeId id() {
        return new TradeId(sellOrder, buyOrder);
    }
}
