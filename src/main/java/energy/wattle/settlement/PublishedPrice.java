package energy.wattle.settlement;

import energy.wattle.units.Interval;
import energy.wattle.units.Price;

/**
 * The grid's prices for one delivery interval, to be published on the ledger.
 *
 * @param importPrice G: for energy drawn from the grid
 * @param exportPrice F: for energy fed into it
 */
public record PublishedPrice(Interval interval, Price importPrice, Price exportPrice) {}
