package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.WattHours;

/**
 * An order that counted in a cleared session.
 *
 * @param open what found no counterpart, not negative
 */
public record BookedOrder(SessionId session, Interval interval, Order order, WattHours open) {

    public WattHours cleared() {
        return order.quantity().minus(open);
    }
}
