package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.StateView;
import java.util.List;
import java.util.Optional;

/**
 * A contract for the ledger's own tests: prices in the clear, readings sealed to the epoch's key, declarations that a
 * KEY opens. It appends what it reads to a log in its table, with the number of entries that it saw before.
 */
final class MeterLog implements Contract {

    static final int TABLE = 50;
    static final int COPIED = 51;

    @Override
    public List<RecordKind> kinds() {
        return List.of(
                RecordKind.GRID_PRICE,
                RecordKind.METER_READING,
                RecordKind.DECLARATION,
                RecordKind.KEY,
                RecordKind.SETTLEMENT_CONTRACT);
    }

    @Override
    public List<Integer> tables() {
        return List.of(TABLE, COPIED);
    }

    @Override
    public Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
        Bytes payload = record.record().payload();
        return switch (record.record().kind()) {
            case GRID_PRICE -> payload.isEmpty() ? new Voided("NO_PRICE") : logged(state, "PRICE", payload, false);
            case METER_READING ->
                record.plaintext()
                        .<Outcome>map(reading -> logged(state, "READING", reading, true))
                        .orElseGet(() -> new Voided("CANNOT_OPEN"));
            case DECLARATION ->
                Applied.of(
                        List.of(),
                        List.of(new StateChange(
                                TABLE, new StateKey().text("declaration").key(), Optional.of(payload))));
            case KEY -> opened(state, block, record);
            default -> throw new IllegalStateException("no " + record.record().kind());
        };
    }

    @Override
    public Applied copied(StateView state, BlockContext block, Decision decision) {
        long number = state.startingWith(COPIED, Bytes.EMPTY, 1000).size();
        return Applied.of(
                List.of(new Fact("APPLIED", decision.payload(), true)),
                List.of(new StateChange(COPIED, new StateKey().number(number).key(), Optional.of(decision.payload()))));
    }

    static List<Bytes> log(StateView state) {
        return state.startingWith(TABLE, new StateKey().text("log").key(), 1000).stream()
                .map(StateView.Entry::value)
                .toList();
    }

    static List<Bytes> copied(StateView state) {
        return state.startingWith(COPIED, Bytes.EMPTY, 1000).stream()
                .map(StateView.Entry::value)
                .toList();
    }

    /** The payload of KEY is the name of the sender's record and the secret: here, the sender's one declaration. */
    private static Outcome opened(StateView state, BlockContext block, RecordInBlock record) {
        Bytes sealed =
                state.get(TABLE, new StateKey().text("declaration").key()).orElseThrow();
        return block.unsealing()
                .open(record.record().payload(), "Z1/day-ahead", record.record().sender(), 1, sealed)
                .<Outcome>map(plaintext -> logged(state, "OPENED", plaintext, true))
                .orElseGet(() -> new Voided("CANNOT_OPEN"));
    }

    private static Applied logged(StateView state, String kind, Bytes content, boolean isEncrypted) {
        long number = log(state).size();
        Bytes key = new StateKey().text("log").number(number).key();
        return Applied.of(
                List.of(new Fact(kind, content, isEncrypted)),
                List.of(new StateChange(TABLE, key, Optional.of(content))));
    }
}
