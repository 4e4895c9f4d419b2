package energy.wattle.assessment;

import energy.wattle.units.Decimals;

/**
 * A share or a ratio in hundredths of a percent: 10 000 is the whole, or 1.
 *
 * @param value negative only for what can fall short, as a forecast's bias
 */
public record BasisPoints(long value) implements Comparable<BasisPoints> {

    public static final long WHOLE = 10_000;

    private static final int DECIMALS_OF_PERCENT = 2;
    private static final int DECIMALS_OF_RATIO = 4;

    @Override
    public int compareTo(BasisPoints other) {
        return Long.compare(value, other.value);
    }

    /** As a ratio with 4 decimals: {@code 0.8000}. */
    public String ratio() {
        return Decimals.format(value, DECIMALS_OF_RATIO);
    }

    /** In percent with 2 decimals: {@code 80.00}. */
    @Override
    public String toString() {
        return Decimals.format(value, DECIMALS_OF_PERCENT);
    }
}
