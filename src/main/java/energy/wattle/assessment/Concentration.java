package energy.wattle.assessment;

import energy.wattle.trading.Side;
import java.util.List;

/**
 * How concentrated one side of the market is. Source: Market assessment, Indicators.
 *
 * @param members with a share above 0, at least one
 * @param hhi Σ s² with s in percent: 0 to 10 000 points, half to even
 * @param topShares the share of the largest member, of the two largest, … up to {@link #LARGEST}
 */
public record Concentration(Side side, Basis basis, int members, long hhi, List<BasisPoints> topShares) {

    public static final int LARGEST = 4;

    public Concentration {
        topShares = List.copyOf(topShares);
        if (members < 1 || topShares.size() != LARGEST) {
            throw new IllegalArgumentException("a concentration is of one member at least, with %d top shares, not %d"
                    .formatted(LARGEST, topShares.size()));
        }
    }

    /** The share of the m largest together, m from 1 to {@link #LARGEST}. */
    public BasisPoints top(int m) {
        return topShares.get(m - 1);
    }
}
