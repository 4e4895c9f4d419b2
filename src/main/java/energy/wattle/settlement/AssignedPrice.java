package energy.wattle.settlement;

import energy.wattle.units.Interval;
import energy.wattle.units.Price;

/**
 * The compensation that the grid assigns to an interval and direction. Source: Market rules, A settlement contract per
 * zone, {@code assigned}.
 *
 * @param price per kWh, not negative
 */
public record AssignedPrice(Interval interval, CompensationDirection direction, Price price) {}
