package energy.wattle.units;

/**
 * An amount of money in whole micro-units of the currency; may be negative.
 *
 * <p>Source: Market rules, Quantities.
 *
 * @param micros 10⁻⁶ currency
 */
public record Money(long micros) {

    /** Decimals of an amount in exports. */
    public static final int DECIMALS = 6;

    public static final Money ZERO = new Money(0);

    private static final long WATT_HOURS_PER_KILOWATT_HOUR = 1_000;

    /**
     * {@code quantity × price / 1000}, half to even on the micro-unit.
     *
     * @throws ArithmeticException if the amount does not fit 64 bits
     */
    public static Money of(WattHours quantity, Price price) {
        return new Money(HalfEven.multiplyDivide(quantity.value(), price.micros(), WATT_HOURS_PER_KILOWATT_HOUR));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(micros, other.micros));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(micros, other.micros));
    }

    public Money negated() {
        return new Money(Math.negateExact(micros));
    }

    /** Half of this amount, rounded down (towards −∞). Source: Market rules, fees. */
    public Money halfRoundedDown() {
        return new Money(Math.floorDiv(micros, 2));
    }

    public boolean isZero() {
        return micros == 0;
    }

    /** The amount with exactly 6 decimals. */
    @Override
    public String toString() {
        return Decimals.format(micros, DECIMALS);
    }
}
