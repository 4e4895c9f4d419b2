package energy.wattle.disclosure;

/** A figure of a document. The names are in documents and, for the public class, on the chain. */
public enum Figure {
    CLEARED(Unit.WATT_HOURS, true),
    PRICE_MEAN(Unit.MICROS_PER_KILOWATT_HOUR, true),
    PRICE_LOWEST(Unit.MICROS_PER_KILOWATT_HOUR, true),
    PRICE_HIGHEST(Unit.MICROS_PER_KILOWATT_HOUR, true),
    MEMBERS(Unit.COUNT, true),
    RENEWABLE_CLEARED(Unit.WATT_HOURS, false),
    RENEWABLE_SHARE(Unit.BASIS_POINTS, false),
    OFFERED(Unit.WATT_HOURS, false),
    DEMANDED(Unit.WATT_HOURS, false),
    SELLING_BIDDERS(Unit.COUNT, false),
    BUYING_BIDDERS(Unit.COUNT, false),
    FORECAST_FEED_IN(Unit.WATT_HOURS, false),
    FORECAST_DRAW(Unit.WATT_HOURS, false),
    ACTUAL_FEED_IN(Unit.WATT_HOURS, false),
    ACTUAL_DRAW(Unit.WATT_HOURS, false),
    SHORTFALL(Unit.WATT_HOURS, false),
    SURPLUS(Unit.WATT_HOURS, false),
    COMPENSATION(Unit.MICROS, false),
    SELLERS_HHI(Unit.POINTS, false),
    BUYERS_HHI(Unit.POINTS, false),
    SELLERS_LARGEST(Unit.BASIS_POINTS, false),
    BUYERS_LARGEST(Unit.BASIS_POINTS, false),
    SELLERS_FOUR_LARGEST(Unit.BASIS_POINTS, false),
    BUYERS_FOUR_LARGEST(Unit.BASIS_POINTS, false);

    private final Unit unit;
    private final boolean isAlwaysPublished;

    Figure(Unit unit, boolean isAlwaysPublished) {
        this.unit = unit;
        this.isAlwaysPublished = isAlwaysPublished;
    }

    public Unit unit() {
        return unit;
    }

    /** Price and total cleared volume, as in every spot market, and how many members there are. */
    public boolean isAlwaysPublished() {
        return isAlwaysPublished;
    }

    /** What its numbers count. */
    public enum Unit {
        WATT_HOURS,
        MICROS_PER_KILOWATT_HOUR,
        MICROS,
        COUNT,
        BASIS_POINTS,
        POINTS
    }
}
