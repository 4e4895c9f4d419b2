package energy.wattle.units;

/**
 * A price in whole micro-units of the currency per kWh (0.4532 per kWh = 453 200); may be negative.
 *
 * <p>Source: Market rules, Quantities.
 *
 * @param micros 10⁻⁶ currency per kWh
 */
public record Price(long micros) implements Comparable<Price> {

    /** Decimals of a price. */
    public static final int DECIMALS = 6;

    public static final Price ZERO = new Price(0);

    private static final long ONE = 1_000_000;

    /**
     * Reads currency per kWh, for example {@code 0.4532}.
     *
     * @throws ProblemException if the text is no plain decimal number with up to 6 decimals in 64 bits of micros
     */
    public static Price of(String perKilowattHour) {
        return new Price(Decimals.parse(perKilowattHour, DECIMALS));
    }

    /** {@code (this + other) / 2}, half to even on the micro-unit. Source: Market rules, Clearing, step 2. */
    public Price mean(Price other) {
        return new Price(HalfEven.divide(Math.addExact(micros, other.micros), 2));
    }

    public Price minus(Price other) {
        return new Price(Math.subtractExact(micros, other.micros));
    }

    public Price min(Price other) {
        return micros <= other.micros ? this : other;
    }

    /** This price, or zero if it is negative. */
    public Price orZero() {
        return micros >= 0 ? this : ZERO;
    }

    /** This price times a share, half to even on the micro-unit. Source: Market rules, contract {@code spread}. */
    public Price times(Coefficient coefficient) {
        return new Price(HalfEven.multiplyDivide(micros, coefficient.millionths(), ONE));
    }

    public boolean isAbove(Price other) {
        return micros > other.micros;
    }

    public boolean isPositive() {
        return micros > 0;
    }

    @Override
    public int compareTo(Price other) {
        return Long.compare(micros, other.micros);
    }

    /** Currency per kWh with exactly 6 decimals. */
    @Override
    public String toString() {
        return Decimals.format(micros, DECIMALS);
    }
}
