package energy.wattle.trading;

import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;

/**
 * A seller's order.
 *
 * @param quantity positive
 * @param limit the lowest price the seller takes
 */
public record Ask(OrderId id, ParticipantId participant, EnergySource source, WattHours quantity, Price limit)
        implements Order {

    public Ask {
        OrderQuantity.check(quantity);
    }
}
