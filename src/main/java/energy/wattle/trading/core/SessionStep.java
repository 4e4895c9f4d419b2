package energy.wattle.trading.core;

import energy.wattle.trading.SessionState;

/** What an input did to a session. */
public sealed interface SessionStep {

    SessionState state();

    /** It stands elsewhere now. On {@link SessionState.Cleared}, this block clears it. */
    record Moved(SessionState state) implements SessionStep {}

    /** Nothing happened. */
    record Stayed(SessionState state) implements SessionStep {}

    /** The record is void and changed nothing. */
    record RecordVoid(SessionState state, Fault fault) implements SessionStep {}

    /** Why an OPEN, CLOSE or KEY record is void. */
    enum Fault {

        /** OPEN before the opening, CLOSE before the gate. */
        TOO_EARLY,

        /** OPEN at or after the gate. */
        TOO_LATE,

        /** The session does not stand where such a record could move it. */
        OUT_OF_TURN,

        /** A KEY that does not belong to OPEN's public key. */
        KEY_MISMATCH
    }
}
