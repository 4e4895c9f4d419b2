package energy.wattle.settlement.core;

import energy.wattle.units.Price;

/**
 * What a zone settles by. Source: Market rules, A settlement contract per zone.
 *
 * @param networkFee to the grid, per kWh really exchanged; not negative
 * @param operatorFee to the operator, per kWh really exchanged; not negative
 */
public record SettlementContract(CompensationRule compensation, Price networkFee, Price operatorFee) {

    /** The default: full spread, no fees. */
    public static final SettlementContract DEFAULT = new SettlementContract(Spread.FULL, Price.ZERO, Price.ZERO);

    public SettlementContract {
        if (Price.ZERO.isAbove(networkFee) || Price.ZERO.isAbove(operatorFee)) {
            throw new IllegalArgumentException("fees are not negative: " + networkFee + ", " + operatorFee);
        }
    }
}
