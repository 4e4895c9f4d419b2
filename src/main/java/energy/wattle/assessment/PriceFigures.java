package energy.wattle.assessment;

import energy.wattle.units.Price;

/**
 * Prices of trades.
 *
 * @param mean weighted by quantity, half to even on the micro-unit
 * @param deviation standard deviation, weighted by quantity, likewise
 */
public record PriceFigures(Price mean, Price lowest, Price highest, Price deviation) {}
