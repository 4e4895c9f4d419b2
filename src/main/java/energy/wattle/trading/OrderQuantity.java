package energy.wattle.trading;

import energy.wattle.units.WattHours;

/** The one rule that every order keeps by itself. Source: Market rules, Declarations. */
final class OrderQuantity {

    private OrderQuantity() {}

    static void check(WattHours quantity) {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("an order's quantity is above 0, not " + quantity + " kWh");
        }
    }
}
