package energy.wattle.ledger.core;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.FinalBlock.FinalRecord;
import energy.wattle.ledger.FinalBlock.FinalResult;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.BlockExecution.Executed;
import energy.wattle.ledger.core.BlockExecution.ExecutedRecord;
import java.util.ArrayList;
import java.util.List;

/** Puts together what the modules above see of a final block. */
public final class FinalBlocks {

    private FinalBlocks() {}

    /** @param state after the block */
    public static FinalBlock of(MarketChain chain, Block block, Hash hash, Executed executed, StateView state) {
        List<FinalRecord> records = new ArrayList<>();
        for (int i = 0; i < block.records().size(); i++) {
            ExecutedRecord record = executed.records().get(i);
            records.add(
                    new FinalRecord(i, record.id(), block.records().get(i), record.plaintext(), record.voidReason()));
        }
        List<FinalResult> results = new ArrayList<>();
        for (int i = 0; i < executed.results().size(); i++) {
            results.add(new FinalResult(
                    i, executed.results().get(i), executed.plaintexts().get(i)));
        }
        return new FinalBlock(chain, block.header(), hash, records, results, state);
    }
}
