package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;

/**
 * What the next block of a chain has to follow: everything that its header says about the past.
 *
 * @param height of the last block; 0 before the first
 * @param hash of the last block; of the genesis before the first
 * @param time of the last block, milliseconds since 1970-01-01T00:00Z
 * @param stateRoot after the last block
 * @param validators hash of the set of the next block
 * @param epoch of the last block
 * @param history over the hashes of all blocks so far
 */
public record ChainTip(
        ChainId chain,
        long height,
        Hash hash,
        long time,
        Hash stateRoot,
        Hash validators,
        long epoch,
        HistoryTree history) {

    public ChainTip {
        if (history.size() != height) {
            throw new IllegalArgumentException(
                    "the history of height %d has %d leaves".formatted(height, history.size()));
        }
    }

    /** The tip of a chain without blocks. */
    public static ChainTip of(Hashing hashing, Genesis genesis) {
        ChainId chain = ChainHashes.chainId(hashing, genesis);
        return new ChainTip(
                chain,
                0,
                chain.genesis(),
                genesis.time(),
                ChainHashes.genesisState(chain),
                ChainHashes.validators(hashing, genesis.validators()),
                0,
                HistoryTree.EMPTY);
    }

    /** The tip after one more block, which the caller has checked. */
    public ChainTip after(Hashing hashing, BlockHeader header) {
        Hash block = ChainHashes.block(hashing, header);
        return new ChainTip(
                chain,
                header.height(),
                block,
                header.time(),
                header.stateRoot(),
                header.nextValidators(),
                header.epoch(),
                history.append(hashing, ChainHashes.historyLeaf(hashing, block)));
    }
}
