package energy.wattle.trading;

/** Why a session was cancelled. Source: Ledger, Sealed until the gate. */
public enum CancellationReason {

    /** Its gate passed without an OPEN record: nobody could declare. */
    NOT_OPENED,

    /** Its first interval began without a KEY in an earlier block (a). */
    DELIVERY_BEGAN,

    /** The key did not follow CLOSE in time (b). */
    KEY_OVERDUE,

    /** The key was released while CLOSE was not in an earlier block, so declarations could be read too soon (c). */
    KEY_RELEASED_EARLY
}
