package energy.wattle.assessment.core;

import energy.wattle.assessment.PriceFigures;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What the price figures of trades are made of; sums of several are those of all their trades.
 *
 * @param trades how many
 * @param quantity Σ q, Wh
 * @param value Σ p × q, micro-units × Wh
 * @param square Σ p² × q
 * @param lowest of the trades' prices, micro-units; meaningless without trades, as is the next
 */
public record PriceSums(long trades, long quantity, BigInteger value, BigInteger square, long lowest, long highest) {

    public static final PriceSums NONE =
            new PriceSums(0, 0, BigInteger.ZERO, BigInteger.ZERO, Long.MAX_VALUE, Long.MIN_VALUE);

    /** With one more trade. */
    public PriceSums plus(WattHours quantity, Price price) {
        BigInteger p = BigInteger.valueOf(price.micros());
        BigInteger worth = p.multiply(BigInteger.valueOf(quantity.value()));
        return plus(new PriceSums(1, quantity.value(), worth, worth.multiply(p), price.micros(), price.micros()));
    }

    public PriceSums plus(PriceSums other) {
        return new PriceSums(
                Math.addExact(trades, other.trades),
                Math.addExact(quantity, other.quantity),
                value.add(other.value),
                square.add(other.square),
                Math.min(lowest, other.lowest),
                Math.max(highest, other.highest));
    }

    public Optional<PriceFigures> figures() {
        if (trades == 0) {
            return Optional.empty();
        }
        BigInteger q = BigInteger.valueOf(quantity);
        BigInteger mean = Ratios.divide(value, q);
        // Variance × q² = q × Σ p²q − (Σ pq)²: exact, and never negative.
        BigInteger spread = q.multiply(square).subtract(value.pow(2));
        BigInteger deviation = Ratios.root(spread, q.pow(2));
        return Optional.of(new PriceFigures(
                new Price(mean.longValueExact()),
                new Price(lowest),
                new Price(highest),
                new Price(deviation.longValueExact())));
    }
}
