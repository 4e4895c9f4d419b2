package energy.wattle.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A final block with everything that its nodes can read of it.
 *
 * @param state after the block
 */
public record FinalBlock(
        MarketChain chain,
        BlockHeader header,
        Hash hash,
        List<FinalRecord> records,
        List<FinalResult> results,
        StateView state) {

    public FinalBlock {
        records = List.copyOf(records);
        results = List.copyOf(results);
    }

    /** Market time of the block. */
    public Instant time() {
        return Instant.ofEpochMilli(header.time());
    }

    public long height() {
        return header.height();
    }

    /**
     * A record of the block.
     *
     * @param index position in the block, from 0
     * @param plaintext of a payload sealed to the epoch's key
     * @param voidReason why it has no effect, if it has none
     */
    public record FinalRecord(
            int index, Hash id, LedgerRecord record, Optional<Bytes> plaintext, Optional<String> voidReason) {

        public boolean isInEffect() {
            return voidReason.isEmpty();
        }
    }

    /**
     * A result of the block.
     *
     * @param index position among the results, from 0
     * @param plaintext what the contract wrote
     */
    public record FinalResult(int index, Result result, Bytes plaintext) {

        public String kind() {
            return result.kind();
        }
    }
}
