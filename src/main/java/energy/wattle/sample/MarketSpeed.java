package energy.wattle.sample;

import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import java.util.regex.Pattern;

/**
 * How fast market time is played.
 *
 * @param factor market seconds per real second, 1 to 1 000 000; 0 for as fast as the machine can
 */
public record MarketSpeed(long factor) {

    /** No waiting at all. */
    public static final MarketSpeed MAXIMUM = new MarketSpeed(0);

    /** A market hour in ten seconds. */
    public static final MarketSpeed DEFAULT = new MarketSpeed(360);

    public static final long FASTEST = 1_000_000;

    private static final String MAXIMUM_WORD = "max";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

    public MarketSpeed {
        if (factor < 0 || factor > FASTEST) {
            throw new ProblemException(Problem.of("sample.speed", FASTEST));
        }
    }

    /** @throws ProblemException unless the text is {@code max} or a whole number from 1 to {@link #FASTEST} */
    public static MarketSpeed of(String text) {
        if (text.equals(MAXIMUM_WORD)) {
            return MAXIMUM;
        }
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) == 0) {
            throw new ProblemException(Problem.of("sample.speed", FASTEST));
        }
        return new MarketSpeed(Long.parseLong(text));
    }

    public boolean isMaximum() {
        return factor == 0;
    }

    @Override
    public String toString() {
        return isMaximum() ? MAXIMUM_WORD : Long.toString(factor);
    }
}
