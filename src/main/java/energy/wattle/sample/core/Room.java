package energy.wattle.sample.core;

import energy.wattle.trading.PhysicalLimits;
import energy.wattle.trading.TradedEnergy;

/**
 * What a participant may still declare for an interval, in Wh, none negative. Source: Market rules, Declarations.
 *
 * @param sell of any class
 * @param sellRenewable of it, as renewable
 * @param buy as far as the connection goes
 */
record Room(long sell, long sellRenewable, long buy) {

    static Room of(PhysicalLimits limits, TradedEnergy traded) {
        long net = traded.net().value();
        long sell = Math.max(0, limits.feedIn().perInterval().value() - net);
        long renewable = Math.max(
                0,
                limits.renewable().perInterval().value()
                        - traded.soldRenewable().value());
        long buy = Math.max(0, limits.connection().perInterval().value() + net);
        return new Room(sell, Math.min(sell, renewable), buy);
    }
}
