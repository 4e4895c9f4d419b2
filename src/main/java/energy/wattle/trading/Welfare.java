package energy.wattle.trading;

import energy.wattle.units.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Σ (bid − ask) × quantity over the trades of a clearing, exact. Source: Market rules, What the assessment looks at.
 *
 * @param nanos 10⁻⁹ currency (micro-currency per kWh × Wh), within 128 bits
 */
public record Welfare(BigInteger nanos) {

    public static final Welfare ZERO = new Welfare(BigInteger.ZERO);

    /** Decimals of a welfare. */
    public static final int DECIMALS = 9;

    public Welfare plus(Welfare other) {
        return new Welfare(nanos.add(other.nanos));
    }

    /** In currency, with 9 decimals. */
    public BigDecimal amount() {
        return new BigDecimal(nanos, DECIMALS);
    }

    /** Currency with exactly 9 decimals. */
    @Override
    public String toString() {
        return Decimals.format(nanos, DECIMALS);
    }
}
