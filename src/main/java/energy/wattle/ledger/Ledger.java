package energy.wattle.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The chains of this instance's market, for the modules above: what stands in them, and how something gets there.
 *
 * <p>Reads see final blocks only, and in a transaction those that it began with.
 */
public interface Ledger {

    /** The main chain; nothing where no market is founded here. */
    Optional<MarketChain> main();

    /** The sub-chains in the order of their names. */
    List<MarketChain> zones();

    /** The sub-chain of this name. */
    default Optional<MarketChain> zone(NodeId name) {
        return zones().stream().filter(chain -> chain.name().equals(name)).findFirst();
    }

    /** The last final block. */
    Head head(ChainId chain);

    /** The state after the last final block. */
    StateView state(ChainId chain);

    /**
     * Takes records: numbers, seals, signs and stores them, all or none, in the caller's transaction if there is one.
     * Once it is committed they get into blocks by themselves, those of one key in this order.
     *
     * @return the records' ids in the same order
     */
    List<Hash> submit(List<Draft> drafts);

    /**
     * Takes a record that was signed elsewhere.
     *
     * @throws IllegalArgumentException if its encoding, chain, signature, sender, number or expiry is wrong
     */
    Hash submit(LedgerRecord signed);

    RecordFate fate(Hash record);

    /**
     * The record at a place.
     *
     * @param position in the block, from 0
     */
    Optional<Hash> recordAt(ChainId chain, long height, int position);

    /**
     * @param height 0 before the first block
     * @param time market time of the block; of the genesis before the first
     */
    record Head(long height, Instant time, Hash hash) {}
}
