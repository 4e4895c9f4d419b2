package energy.wattle.trading;

import energy.wattle.units.ParticipantId;

/** What a declaration record of the ledger turned out to hold when the session's key was released. */
public sealed interface Submission {

    LedgerPlace place();

    ParticipantId participant();

    /** Orders, instead of all earlier ones of this participant and session. */
    record Declared(LedgerPlace place, Declaration declaration) implements Submission {

        @Override
        public ParticipantId participant() {
            return declaration.participant();
        }
    }

    /** No orders, instead of all earlier ones of this participant and session. */
    record Withdrawn(LedgerPlace place, ParticipantId participant) implements Submission {}

    /** Cannot be opened or read. It replaces earlier ones like any other, and is void. */
    record Unreadable(LedgerPlace place, ParticipantId participant) implements Submission {}
}
