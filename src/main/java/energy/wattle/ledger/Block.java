package energy.wattle.ledger;

import java.util.List;

/**
 * A header and the records whose root it carries, in their order.
 *
 * @param records up to {@link Limits#RECORDS_PER_BLOCK}
 */
public record Block(BlockHeader header, List<LedgerRecord> records) {

    public Block {
        records = List.copyOf(records);
        Checks.atMost("number of records", records.size(), Limits.RECORDS_PER_BLOCK);
    }
}
