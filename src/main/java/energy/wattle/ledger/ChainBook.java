package energy.wattle.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in the chains of this instance, block by block, for those who operate them. What is sealed or encrypted
 * is told by kind, size and sender: nobody reads another's declaration here. All of it needs the operator's role, and
 * {@link #records} the operator's or the administrator's.
 */
public interface ChainBook {

    /** Blocks, records or pending records in one answer at most. */
    int MOST = 200;

    /** The main chain or a sub-chain, by name. */
    Optional<MarketChain> chain(String name);

    /**
     * Blocks from a height down.
     *
     * @param count up to {@value #MOST}
     */
    List<BlockLine> blocks(ChainId chain, long highest, int count);

    Optional<BlockSheet> block(ChainId chain, long height);

    /** Records that wait for a block in the order in which they came, the first {@value #MOST}. */
    List<RecordLine> pending(ChainId chain);

    /** The latest records of some kinds, the last first, up to {@value #MOST}. */
    List<RecordAt> records(ChainId chain, Set<RecordKind> kinds);

    /**
     * A block in one line.
     *
     * @param time market time
     */
    record BlockLine(long height, Instant time, Hash hash, int records, int results) {}

    /** A block in full. */
    record BlockSheet(
            BlockHeader header,
            Hash hash,
            Certificate certificate,
            int validators,
            List<RecordLine> records,
            List<ResultLine> results) {

        public BlockSheet {
            records = List.copyOf(records);
            results = List.copyOf(results);
        }
    }

    /**
     * A record.
     *
     * @param size of its payload, in bytes
     * @param isSealed whether its payload is for its recipients only
     * @param words what it holds, in English, where everybody may read it
     * @param voidReason why it has no effect, if it has none
     */
    record RecordLine(
            Hash id,
            RecordKind kind,
            KeyId sender,
            int size,
            boolean isSealed,
            Optional<String> words,
            Optional<String> voidReason) {}

    /** A record with its place: the block's market time and height. */
    record RecordAt(long height, Instant time, RecordLine record) {}

    /**
     * A result.
     *
     * @param index position among the block's results, from 0
     * @param size in bytes
     * @param words what it says, in English, where everybody may read it
     */
    record ResultLine(int index, String kind, int size, boolean isEncrypted, Optional<String> words) {}
}
