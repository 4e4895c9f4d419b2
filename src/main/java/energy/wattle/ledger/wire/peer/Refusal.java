package energy.wattle.ledger.wire.peer;

/** Why a process is not linked, though it asked. */
public enum Refusal {
    /** Its certificate is of another authority. */
    FOREIGN_CERTIFICATE,
    /** Its certificate is not valid at this time: over, or not yet. */
    OUT_OF_DATE,
    /** Its certificate is no peer's: no name, no role, not for this use, or damaged. */
    UNFIT_CERTIFICATE,
    /** It shows none. */
    NO_CERTIFICATE,
    /** Its certificate is in order, but is not admitted (any more). */
    NOT_ADMITTED,
    /** It says, or is expected to have, another name than its certificate. */
    OTHER_NAME,
    /** Its name is this process's own. */
    OWN_NAME,
    /** It speaks another version of the protocol. */
    OTHER_VERSION,
    /** It did not begin with a hello, or not in time. */
    NO_HELLO,
    /** It was cut off a short while ago. */
    CUT_OFF,
    /** As many peers are known as the limit allows. */
    TOO_MANY
}
