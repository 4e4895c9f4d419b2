package energy.wattle.trading;

import energy.wattle.units.WattHours;

/**
 * What a participant traded for one delivery interval in all sessions so far.
 *
 * @param sold not negative
 * @param soldRenewable of it, what was sold as renewable
 * @param bought not negative
 */
public record TradedEnergy(WattHours sold, WattHours soldRenewable, WattHours bought) {

    public static final TradedEnergy NONE = new TradedEnergy(WattHours.ZERO, WattHours.ZERO, WattHours.ZERO);

    public TradedEnergy {
        if (soldRenewable.value() < 0 || soldRenewable.compareTo(sold) > 0 || bought.value() < 0) {
            throw new IllegalArgumentException("traded energy is not negative, and renewable sales are sales");
        }
    }

    /** Sold − bought. */
    public WattHours net() {
        return sold.minus(bought);
    }
}
