package energy.wattle.laboratory.core.improved;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.core.BlockPlace;
import energy.wattle.ledger.core.election.Electorate;
import java.util.List;

/** Who votes and leads after a block. Immutable. */
interface Elections {

    /** @param changes of the state, which the block's state root covers */
    record After(Elections elections, List<StateChange> changes) {

        public After {
            changes = List.copyOf(changes);
        }
    }

    /** @param records of elections and evidence in the block, in their order */
    After after(BlockPlace place, List<LedgerRecord> records);

    /** @param previous hash of the block that these stand after */
    Electorate above(long height, Hash previous);

    /** How many have lost their places for what they did. */
    int excluded();
}
