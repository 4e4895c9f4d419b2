package energy.wattle.trading;

import energy.wattle.units.ParticipantId;
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

    /** What one trade is for a party to it. */
    public static TradedEnergy of(MadeTrade made, ParticipantId party) {
        Trade trade = made.trade();
        boolean sells = trade.seller().equals(party);
        WattHours sold = sells ? trade.quantity() : WattHours.ZERO;
        return new TradedEnergy(
                sold,
                made.source() == EnergySource.RENEWABLE ? sold : WattHours.ZERO,
                trade.buyer().equals(party) ? trade.quantity() : WattHours.ZERO);
    }

    public TradedEnergy plus(TradedEnergy other) {
        return new TradedEnergy(
                sold.plus(other.sold), soldRenewable.plus(other.soldRenewable), bought.plus(other.bought));
    }

    /** Sold − bought. */
    public WattHours net() {
        return sold.minus(bought);
    }
}
