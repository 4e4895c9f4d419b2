package energy.wattle.settlement;

/** Whose deviation a statement's line comes from. */
public enum Erring {

    /** Nobody's: energy that was exchanged as contracted, and fees on it. */
    NOBODY,

    /** The statement's own participant's. */
    OWN,

    /** The other side's of the trade. */
    OTHER
}
