package energy.wattle.disclosure.core;

import energy.wattle.assessment.BasisPoints;
import energy.wattle.assessment.Concentration;
import java.util.Optional;

/**
 * Concentration as members may see it: from ten contributors on, because two exact indices of few members solve for all
 * shares, and rounded. Source: Market assessment and information disclosure, Disclosure classes.
 *
 * @param hhi to 50 points
 * @param largest to a whole percent
 * @param fourLargest to a whole percent
 */
public record RoundedIndices(long hhi, BasisPoints largest, BasisPoints fourLargest) {

    public static final int CONTRIBUTORS = 10;

    private static final long HHI_STEP = 50;
    private static final long PERCENT = 100;

    /** Nothing where fewer contribute. */
    public static Optional<RoundedIndices> of(Concentration concentration) {
        return concentration.members() < CONTRIBUTORS
                ? Optional.empty()
                : Optional.of(new RoundedIndices(
                        rounded(concentration.hhi(), HHI_STEP),
                        new BasisPoints(rounded(concentration.top(1).value(), PERCENT)),
                        new BasisPoints(
                                rounded(concentration.top(Concentration.LARGEST).value(), PERCENT))));
    }

    /** To the nearest multiple, half to the even one. */
    private static long rounded(long value, long step) {
        long down = value / step;
        long twice = 2 * (value % step);
        return step * (twice > step || (twice == step && down % 2 == 1) ? down + 1 : down);
    }
}
