package energy.wattle.assessment;

import energy.wattle.membership.ZoneParameter;
import energy.wattle.trading.Side;
import java.util.Arrays;
import java.util.List;

/**
 * An indicator that is held against a threshold, a parameter of the zone. Source: Market assessment, Indicators.
 *
 * <p>Concentration is of cleared energy, the residual supply index of offers.
 */
public enum Screen {
    SELLERS_HHI(Side.SELL, "assessment.hhi-points", 1_800, false),
    BUYERS_HHI(Side.BUY, "assessment.hhi-points", 1_800, false),
    SELLERS_LARGEST(Side.SELL, "assessment.one-member-basis-points", 3_000, false),
    BUYERS_LARGEST(Side.BUY, "assessment.one-member-basis-points", 3_000, false),
    SELLERS_FOUR_LARGEST(Side.SELL, "assessment.four-members-basis-points", 6_500, false),
    BUYERS_FOUR_LARGEST(Side.BUY, "assessment.four-members-basis-points", 6_500, false),
    RESIDUAL_SUPPLY(Side.SELL, "assessment.rsi-basis-points", 11_000, true);

    private static final long HIGHEST_INDEX = 10_000;
    private static final long HIGHEST_RATIO = 100_000;

    private final Side side;
    private final String parameter;
    private final long usual;
    private final boolean alarmsBelow;

    Screen(Side side, String parameter, long usual, boolean alarmsBelow) {
        this.side = side;
        this.parameter = parameter;
        this.usual = usual;
        this.alarmsBelow = alarmsBelow;
    }

    /** The thresholds that a zone may set; two screens that share one are of the two sides. */
    public static List<ZoneParameter> parameters() {
        return Arrays.stream(values()).map(Screen::declared).distinct().toList();
    }

    private ZoneParameter declared() {
        return parameter.endsWith("-points") && !parameter.endsWith("-basis-points")
                ? new ZoneParameter(parameter, 0, HIGHEST_INDEX, usual, "points")
                : new ZoneParameter(
                        parameter, 0, alarmsBelow ? HIGHEST_RATIO : BasisPoints.WHOLE, usual, "basis points");
    }

    public Side side() {
        return side;
    }

    /** The name of the zone parameter. */
    public String parameter() {
        return parameter;
    }

    /** The threshold where the zone sets none. */
    public long usual() {
        return usual;
    }

    /** Whether a value is on the wrong side of a threshold; on it is not. */
    public boolean crosses(long value, long threshold) {
        return alarmsBelow ? value < threshold : value > threshold;
    }

    /** The one of two values that is farther on the wrong side. */
    public long worse(long one, long other) {
        return alarmsBelow ? Math.min(one, other) : Math.max(one, other);
    }
}
