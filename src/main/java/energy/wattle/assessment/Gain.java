package energy.wattle.assessment;

import energy.wattle.units.Money;
import energy.wattle.units.WattHours;

/**
 * What trading was worth against the grid, for the trades of settled intervals at the trades' own prices.
 *
 * @param bought what was bought in trades
 * @param saved Σ (grid's purchase price − trade's price) × quantity
 * @param sold what was sold in trades
 * @param earned Σ (trade's price − grid's feed-in price) × quantity
 */
public record Gain(WattHours bought, Money saved, WattHours sold, Money earned) {}
