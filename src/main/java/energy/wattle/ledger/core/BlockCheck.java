package energy.wattle.ledger.core;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.StateChange;
import java.util.List;
import java.util.Optional;

/**
 * Whether a block follows the chain and its header fits its content. What a validator compares before it votes, and an
 * audit afterwards; signatures, rights and results are others' to check. Source: Ledger, One height, rule 12.
 */
public enum BlockCheck {
    VALID("valid"),
    WRONG_CHAIN("the header is of another chain"),
    WRONG_HEIGHT("the height does not follow"),
    WRONG_PREVIOUS("the previous hash is not the last block's"),
    TIME_GOES_BACK("the time is before the last block's"),
    WRONG_EPOCH("the epoch does not follow"),
    WRONG_VALIDATORS("the validators are not those that the last block named"),
    WRONG_HISTORY("the history root is not over the earlier blocks"),
    FOREIGN_RECORD("a record is for another chain"),
    WRONG_RECORDS("the records root is not over the block's records"),
    WRONG_RESULTS("the results root is not over the block's results"),
    WRONG_STATE("the state root is not over the block's state changes");

    private final String words;

    BlockCheck(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }

    /**
     * What executing a block gave.
     *
     * @param changes strictly ascending
     * @param snapshot hash of the snapshot's content, at the last block of an epoch
     */
    public record Execution(List<Result> results, List<StateChange> changes, Optional<Hash> snapshot) {

        public Execution {
            results = List.copyOf(results);
            changes = List.copyOf(changes);
        }
    }

    /** The first thing that is wrong with a block on this tip, or VALID. */
    public static BlockCheck of(Hashing hashing, ChainTip tip, Block block, Execution execution) {
        BlockCheck links = links(hashing, tip, block.header());
        return links == VALID ? content(hashing, tip, block, execution) : links;
    }

    /** As {@link #of}, for the header alone. */
    public static BlockCheck links(Hashing hashing, ChainTip tip, BlockHeader header) {
        if (!header.chain().equals(tip.chain())) {
            return WRONG_CHAIN;
        }
        if (header.height() != tip.height() + 1) {
            return WRONG_HEIGHT;
        }
        if (!header.previous().equals(tip.hash())) {
            return WRONG_PREVIOUS;
        }
        if (header.time() < tip.time()) {
            return TIME_GOES_BACK;
        }
        boolean epochFollows = header.epoch() == tip.epoch() || (header.epoch() == tip.epoch() + 1 && tip.height() > 0);
        if (!epochFollows) {
            return WRONG_EPOCH;
        }
        if (!header.validators().equals(tip.validators())) {
            return WRONG_VALIDATORS;
        }
        return header.historyRoot().equals(tip.history().root(hashing)) ? VALID : WRONG_HISTORY;
    }

    private static BlockCheck content(Hashing hashing, ChainTip tip, Block block, Execution execution) {
        BlockHeader header = block.header();
        for (LedgerRecord record : block.records()) {
            if (!record.chain().equals(tip.chain())) {
                return FOREIGN_RECORD;
            }
        }
        if (!header.recordsRoot().equals(ChainHashes.recordsRoot(hashing, block.records()))) {
            return WRONG_RECORDS;
        }
        if (!header.resultsRoot().equals(ChainHashes.resultsRoot(hashing, execution.results()))) {
            return WRONG_RESULTS;
        }
        Hash state = ChainHashes.stateRoot(hashing, tip.stateRoot(), execution.changes(), execution.snapshot());
        return header.stateRoot().equals(state) ? VALID : WRONG_STATE;
    }
}
