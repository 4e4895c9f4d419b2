package energy.wattle.ledger;

/** What an operator can make a node of this instance do wrong, where that is for show. */
public enum Misbehaviour {
    /** Does what it should. */
    NONE,
    /** As a leader, proposes a block that says of the state what is not so. */
    WRONG_CONTENT,
    /** As a leader, proposes one block to some and another one to the others. */
    EQUIVOCATION,
    /** Sends nothing, and answers no ping. */
    SILENCE,
    /** Sends everything some seconds late. */
    SLOWNESS
}
