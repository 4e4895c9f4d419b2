package energy.wattle.laboratory.core.improved;

import energy.wattle.ledger.core.consensus.Rules;
import energy.wattle.ledger.core.consensus.Timing;

/**
 * How a chain of the improved algorithm is configured.
 *
 * @param isPaper whether elections and exclusions are the paper's own, too: plain mean, no majority means out
 * @param timing T0 and Tmax, µs
 * @param epochBlocks length of an epoch
 * @param windowBlocks at its end, in which round trips are reported
 */
public record ImprovedTerms(Rules rules, boolean isPaper, Timing timing, int epochBlocks, int windowBlocks) {

    /** The product's protocol. */
    public static ImprovedTerms product(long firstTimeout, int epochBlocks) {
        return new ImprovedTerms(
                Rules.SAFE, false, new Timing(firstTimeout, 15 * firstTimeout), epochBlocks, window(epochBlocks));
    }

    /** @param rules the paper's, which only the laboratory can make */
    public static ImprovedTerms paper(Rules rules, long firstTimeout, int epochBlocks) {
        return new ImprovedTerms(
                rules, true, new Timing(firstTimeout, 15 * firstTimeout), epochBlocks, window(epochBlocks));
    }

    /** A quarter of the epoch, as in the product's defaults. */
    private static int window(int epochBlocks) {
        return Math.max(2, epochBlocks / 4);
    }
}
