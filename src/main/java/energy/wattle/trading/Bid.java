package energy.wattle.trading;

import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;

/**
 * A buyer's order.
 *
 * @param quantity positive
 * @param limit the highest price the buyer pays
 */
public record Bid(OrderId id, ParticipantId participant, WattHours quantity, Price limit) implements Order {

    public Bid {
        OrderQuantity.check(quantity);
    }
}
