package energy.wattle.trading;

import energy.wattle.units.WattHours;

/**
 * What is left of an order after clearing.
 *
 * @param open the quantity that found no counterpart, positive
 */
public record UnmatchedOrder(Order order, WattHours open) {}
