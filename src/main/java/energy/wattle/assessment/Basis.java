package energy.wattle.assessment;

/** What the shares are shares of. */
public enum Basis {

    /** Energy offered, or asked for, in the sessions looked at; what a later session offers again counts again. */
    OFFERED,

    /** Energy sold, or bought. */
    CLEARED,

    /** Installed capacity: of what feeds in on the selling side, the connection on the buying side. */
    INSTALLED
}
