package energy.wattle.disclosure;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;

/**
 * The blocks that figures were computed from.
 *
 * @param first height, from 1
 * @param last height, at least the first
 * @param roots SHA-256 over the results roots of these blocks, one after the other
 */
public record BlockRange(ChainId chain, long first, long last, Hash roots) {

    public BlockRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("blocks go up from 1, not from %d to %d".formatted(first, last));
        }
    }
}
