package energy.wattle.units;

/**
 * A power in whole watts, shown and typed as kW with up to 3 decimals. Source: Market rules, Who may trade.
 *
 * @param value W, not negative
 */
public record Watts(long value) {

    /** Decimals of a kW. */
    public static final int DECIMALS = 3;

    public static final Watts ZERO = new Watts(0);

    private static final long INTERVALS_PER_HOUR = 4;

    public Watts {
        if (value < 0) {
            throw new IllegalArgumentException("a capacity is not below 0, as " + value + " W is");
        }
    }

    /**
     * Reads kW, for example {@code 12.5}.
     *
     * @throws ProblemException if the text is no plain decimal number with up to 3 decimals in 64 bits of W
     */
    public static Watts ofKilowatts(String kilowatts) {
        return new Watts(Decimals.parse(kilowatts, DECIMALS));
    }

    /** @throws ArithmeticException if the sum does not fit 64 bits */
    public Watts plus(Watts other) {
        return new Watts(Math.addExact(value, other.value));
    }

    /** Capacity × interval: the most energy of one delivery interval, in whole Wh, rounded down. */
    public WattHours perInterval() {
        return new WattHours(value / INTERVALS_PER_HOUR);
    }

    /** kW with exactly 3 decimals. */
    @Override
    public String toString() {
        return Decimals.format(value, DECIMALS);
    }
}
