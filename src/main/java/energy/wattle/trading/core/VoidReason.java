package energy.wattle.trading.core;

import energy.wattle.ledger.Contract;

/** Why a record of trading has no effect. The names are on the chain: none is ever changed. */
enum VoidReason {

    /** The payload is not what its kind asks for. */
    MALFORMED,

    /** Neither the calendar nor the chain has such a session. */
    UNKNOWN_SESSION,

    /**
     * The zone's parameters are no rules to trade by, as they lack the prices' floor and cap or contradict themselves;
     * or came down in this very block.
     */
    RULES_MISSING,

    /** OPEN says other times than the zone's calendar. */
    TERMS_DIFFER,

    /** OPEN before the opening, CLOSE before the gate. */
    TOO_EARLY,

    /** OPEN at or after the gate. */
    TOO_LATE,

    /** The session does not stand where such a record could move it. */
    OUT_OF_TURN,

    /** A KEY that does not belong to OPEN's public key. */
    KEY_MISMATCH,

    /** A declaration for a session that is closed, cleared or cancelled. */
    NOT_OPEN,

    /** A declaration at or past the gate, though CLOSE is not there yet. */
    GATE_CLOSED,

    /** A declaration whose key belongs to nobody in the zone. */
    NO_PARTICIPANT,

    /** More than {@link TradingContract#MOST_DECLARATIONS} for one session. */
    TOO_MANY;

    static VoidReason of(SessionStep.Fault fault) {
        return switch (fault) {
            case TOO_EARLY -> TOO_EARLY;
            case TOO_LATE -> TOO_LATE;
            case OUT_OF_TURN -> OUT_OF_TURN;
            case KEY_MISMATCH -> KEY_MISMATCH;
        };
    }

    Contract.Voided voided() {
        return new Contract.Voided(name());
    }
}
