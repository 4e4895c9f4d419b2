package energy.wattle.trading.core;

import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import energy.wattle.units.WideSum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The mean of prices weighted by quantity, half to even on the micro-unit. Source: Market rules, What the assessment
 * looks at.
 */
final class WeightedPrice {

    private final WideSum weighted = new WideSum();
    private final WideSum quantity = new WideSum();

    void add(WattHours amount, Price price) {
        weighted.addProduct(amount.value(), price.micros());
        quantity.add(amount.value());
    }

    /** Empty without any quantity. */
    Optional<Price> value() {
        BigDecimal total = new BigDecimal(quantity.value());
        return total.signum() == 0
                ? Optional.empty()
                : Optional.of(new Price(new BigDecimal(weighted.value())
                        .divide(total, 0, RoundingMode.HALF_EVEN)
                        .longValueExact()));
    }
}
