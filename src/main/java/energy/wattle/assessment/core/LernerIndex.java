package energy.wattle.assessment.core;

import energy.wattle.assessment.BasisPoints;
import energy.wattle.units.Price;
import java.math.BigInteger;
import java.util.Optional;

/**
 * (P − MC) / P: how far a price is above a member's registered marginal cost. Source: Market assessment, Indicators.
 */
public final class LernerIndex {

    private LernerIndex() {}

    /**
     * @param cost marginal, registered; nothing for most, and for sun and wind always: the index would say nothing
     * @return nothing without a cost, or where the price is not above 0
     */
    public static Optional<BasisPoints> of(Price price, Optional<Price> cost) {
        if (!price.isPositive()) {
            return Optional.empty();
        }
        return cost.map(registered -> Ratios.basisPoints(
                BigInteger.valueOf(price.minus(registered).micros()), BigInteger.valueOf(price.micros())));
    }
}
