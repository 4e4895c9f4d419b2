package energy.wattle.trading;

import energy.wattle.units.WattHours;

/**
 * One step of the supply and demand ladder: an order, drawn from {@code from} to {@code to} at its limit price.
 *
 * @param cleared how much of the step was matched, from its left
 */
public record LadderStep(Order order, WattHours from, WattHours to, WattHours cleared) {

    /** How much of the step was not matched. */
    public WattHours open() {
        return order.quantity().minus(cleared);
    }
}
