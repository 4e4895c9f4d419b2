package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import java.util.List;

/**
 * A contract that answers what it is told to.
 *
 * @param atBegin at the beginning of every block, else for each of its records
 */
record Promise(Applied answer, boolean atBegin) implements Contract {

    static final int TABLE = 60;

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.GRID_PRICE);
    }

    @Override
    public List<Integer> tables() {
        return List.of(TABLE);
    }

    @Override
    public Applied begin(StateView state, BlockContext block) {
        return atBegin ? answer : Applied.NOTHING;
    }

    @Override
    public Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
        return answer;
    }
}
