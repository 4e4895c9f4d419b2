package energy.wattle.ledger.core.consensus;

/**
 * Timeouts, milliseconds of the monotonic clock. Source: Ledger, Parameters; rule 17.
 *
 * @param first T0, at least 1
 * @param longest Tmax, at least T0
 */
public record Timing(long first, long longest) {

    private static final int LARGEST_SHIFT = 30;

    public Timing {
        if (first < 1 || longest < first || longest > Long.MAX_VALUE >> 1) {
            throw new IllegalArgumentException("timeouts are at least 1 ms, and the longest is the longest");
        }
    }

    /** T(r) = min(T0 · 2^r, Tmax). */
    public long of(int round) {
        return first > longest >> Math.min(round, LARGEST_SHIFT)
                ? longest
                : Math.min(longest, first << Math.min(round, LARGEST_SHIFT));
    }
}
