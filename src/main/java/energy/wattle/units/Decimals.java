package energy.wattle.units;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Plain decimal numbers as text: an optional minus, ASCII digits, an optional point with digits behind it. No exponent,
 * no grouping, no locale.
 */
public final class Decimals {

    /** A longer number could not fit 64 bits and would only cost time. */
    private static final int MAXIMUM_LENGTH = 40;

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private Decimals() {}

    /**
     * The number in units of 10^−decimals.
     *
     * @throws ProblemException if the text is no plain decimal number, has more decimals, or does not fit 64 bits
     */
    public static long parse(String text, int decimals) {
        if (text.isEmpty()) {
            throw new ProblemException(Problem.of("units.decimal.missing"));
        }
        if (!PLAIN.matcher(text).matches()) {
            throw new ProblemException(Problem.of("units.decimal.malformed"));
        }
        int point = text.indexOf('.');
        if (point >= 0 && text.length() - point - 1 > decimals) {
            throw new ProblemException(Problem.of("units.decimal.decimals", text.length() - point - 1, decimals));
        }
        if (text.length() > MAXIMUM_LENGTH) {
            throw overflow(decimals);
        }
        try {
            return new BigDecimal(text).movePointRight(decimals).longValueExact();
        } catch (ArithmeticException e) {
            throw overflow(decimals);
        }
    }

    /** The number with exactly {@code decimals} decimals, for example {@code -0.050}. */
    public static String format(long units, int decimals) {
        return BigDecimal.valueOf(units, decimals).toPlainString();
    }

    /** The number with exactly {@code decimals} decimals, at any size. */
    public static String format(BigInteger units, int decimals) {
        return new BigDecimal(units, decimals).toPlainString();
    }

    private static ProblemException overflow(int decimals) {
        return new ProblemException(Problem.of("units.decimal.overflow", format(Long.MAX_VALUE, decimals)));
    }
}
