package energy.wattle.laboratory.core.chain;

import energy.wattle.ledger.LedgerRecord;
import java.util.List;

/**
 * What a block carries.
 *
 * @param bytes of the records in it
 * @param signatures in the records, for whoever has not seen them before
 * @param after what the blocks up to this one have in them
 */
public record Load(List<LedgerRecord> records, long bytes, long signatures, Progress after) {

    public Load {
        records = List.copyOf(records);
    }
}
