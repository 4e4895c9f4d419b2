package energy.wattle.settlement;

import energy.wattle.units.Price;

/**
 * The grid's prices of one interval; either may be negative.
 *
 * @param importPrice G: for energy drawn from the grid
 * @param exportPrice F: for energy fed into it
 * @param quality ESTIMATED when the zone's last earlier prices stand in
 */
public record GridPrices(Price importPrice, Price exportPrice, Quality quality) {

    /** Prices as the grid published them. */
    public static GridPrices published(Price importPrice, Price exportPrice) {
        return new GridPrices(importPrice, exportPrice, Quality.METERED);
    }
}
