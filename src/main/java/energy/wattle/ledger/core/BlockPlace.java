package energy.wattle.ledger.core;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;

/**
 * What is known of a block's header before its records are executed.
 *
 * @param height from 1
 * @param round of its first proposal, from 0
 * @param time market time, milliseconds since 1970-01-01T00:00Z
 * @param epoch from 0
 * @param proposer key of its first proposer
 * @param previous hash of the block below
 * @param previousState state root after the block below
 */
public record BlockPlace(
        long height, int round, long time, long epoch, KeyId proposer, Hash previous, Hash previousState) {

    /** Above a chain's tip. */
    static BlockPlace above(ChainTip tip, int round, long time, long epoch, KeyId proposer) {
        return new BlockPlace(tip.height() + 1, round, time, epoch, proposer, tip.hash(), tip.stateRoot());
    }
}
