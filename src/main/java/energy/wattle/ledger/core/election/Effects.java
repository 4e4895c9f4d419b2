package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.ElectionFact;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.core.Hashing;
import energy.wattle.ledger.core.OverlayState;
import java.util.ArrayList;
import java.util.List;

/** What one call of the contract changes and says; later steps of the call see what earlier ones changed. */
final class Effects {

    private final OverlayState overlay;
    private final ElectionState state;
    private final List<Fact> facts = new ArrayList<>();

    Effects(Hashing hashing, Genesis genesis, StateView before) {
        overlay = new OverlayState(before);
        state = new ElectionState(hashing, genesis, overlay);
    }

    /** The state as changed so far. */
    ElectionState state() {
        return state;
    }

    void apply(StateChange change) {
        overlay.apply(change);
    }

    void put(int table, Bytes value) {
        apply(ElectionTables.put(table, ElectionTables.ONLY, value));
    }

    /** Deletes everything in a table. */
    void clear(int table) {
        overlay.startingWith(table, Bytes.EMPTY, Integer.MAX_VALUE)
                .forEach(entry -> apply(ElectionTables.delete(table, entry.key())));
    }

    void say(ElectionFact fact) {
        facts.add(new Fact(fact.kind(), fact.encode(), false));
    }

    void say(VerdictFact fact) {
        facts.add(new Fact(fact.kind(), fact.encode(), false));
    }

    Applied applied() {
        return Applied.of(facts, overlay.changes());
    }
}
