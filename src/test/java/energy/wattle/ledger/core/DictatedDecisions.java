package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import java.util.List;

/** A main chain's contract that decides what the administrator's record says. */
final class DictatedDecisions implements Contract {

    private static final int TABLE = 90;

    static Bytes encode(Decision decision) {
        return new LedgerFact.Decided(1, decision).encode();
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.PARTICIPANT_ADMINISTRATION);
    }

    @Override
    public List<Integer> tables() {
        return List.of(TABLE);
    }

    @Override
    public Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
        Decision decision = LedgerFact.Decided.decode(record.record().payload()).decision();
        return new Applied(List.of(), List.of(), List.of(decision));
    }
}
