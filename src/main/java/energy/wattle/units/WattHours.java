package energy.wattle.units;

/**
 * An amount of energy in whole watt-hours (Wh), shown and typed as kWh with up to 3 decimals.
 *
 * <p>Arithmetic that would leave 64 bits throws {@link ArithmeticException}; nothing ever wraps. Source: Market rules,
 * Quantities.
 *
 * @param value Wh; negative where a net quantity may be (net import)
 */
public record WattHours(long value) implements Comparable<WattHours> {

    /** Decimals of a kWh. */
    public static final int DECIMALS = 3;

    public static final WattHours ZERO = new WattHours(0);

    /**
     * Reads kWh, for example {@code 12.5}.
     *
     * @throws ProblemException if the text is no plain decimal number with up to 3 decimals in 64 bits of Wh
     */
    public static WattHours ofKilowattHours(String kilowattHours) {
        return new WattHours(Decimals.parse(kilowattHours, DECIMALS));
    }

    public WattHours plus(WattHours other) {
        return new WattHours(Math.addExact(value, other.value));
    }

    public WattHours minus(WattHours other) {
        return new WattHours(Math.subtractExact(value, other.value));
    }

    public WattHours negated() {
        return new WattHours(Math.negateExact(value));
    }

    public WattHours min(WattHours other) {
        return value <= other.value ? this : other;
    }

    /** This quantity, or zero if it is negative. */
    public WattHours orZero() {
        return value >= 0 ? this : ZERO;
    }

    public boolean isPositive() {
        return value > 0;
    }

    @Override
    public int compareTo(WattHours other) {
        return Long.compare(value, other.value);
    }

    /** kWh with exactly 3 decimals. */
    @Override
    public String toString() {
        return Decimals.format(value, DECIMALS);
    }
}
