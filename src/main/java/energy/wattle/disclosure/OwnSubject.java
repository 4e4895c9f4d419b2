package energy.wattle.disclosure;

/** What the specific class tells of one member for one market day. */
public enum OwnSubject {

    /** What it declared, with what became of it. */
    DECLARATIONS,

    /** Its trades, each with the block that has it. */
    TRADES,

    /** Its last opened forecast and its reading, by interval. */
    METERED_ENERGY,

    /** The lines of its statement. */
    STATEMENT
}
