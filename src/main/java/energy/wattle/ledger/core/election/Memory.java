package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateView;
import java.util.List;

/** How long the chain remembers its epochs and their validators: as long as evidence of them counts. Source: rule 23. */
final class Memory {

    /** What evidence may be old at least, in epochs. */
    static final int EPOCHS = 2;

    /** Of the oldest entries, looked at once per epoch: more than are added. */
    private static final int AT_ONCE = 8;

    private final Effects effects;

    Memory(Effects effects) {
        this.effects = effects;
    }

    /** Forgets what is older than two epochs and than the age of evidence, whichever is longer. */
    void forget(long epoch, long time, long evidenceMillis) {
        StateView state = effects.state().state();
        List<StateView.Entry> oldest = state.startingWith(ElectionTables.EPOCHS, Bytes.EMPTY, AT_ONCE);
        for (StateView.Entry entry : oldest) {
            boolean isOld = ElectionTables.numberOf(entry.key()) + EPOCHS < epoch
                    && EndedEpoch.decode(entry.value()).time() + evidenceMillis < time;
            if (isOld) {
                effects.apply(ElectionTables.delete(ElectionTables.EPOCHS, entry.key()));
            }
        }
        List<StateView.Entry> kept = state.startingWith(ElectionTables.EPOCHS, Bytes.EMPTY, 1);
        long needed = EndedEpoch.decode(kept.getFirst().value()).setSince();
        for (StateView.Entry entry : state.startingWith(ElectionTables.SETS, Bytes.EMPTY, AT_ONCE)) {
            if (!entry.key().equals(ElectionTables.ONLY) && ElectionTables.numberOf(entry.key()) < needed) {
                effects.apply(ElectionTables.delete(ElectionTables.SETS, entry.key()));
            }
        }
    }
}
