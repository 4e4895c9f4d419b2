package energy.wattle.trading;

/** Why a participant may not trade on a side, from the nearest miss to the farthest. */
public enum QualificationFault {
    SUSPENDED,
    NOT_YET_VALID,
    EXPIRED,

    /** It is qualified for the other side only, and the orders do more than reduce its position. */
    OTHER_SIDE_ONLY,
    MISSING
}
