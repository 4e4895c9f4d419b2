package energy.wattle.membership;

/** What an account may be used for. */
public enum Role {
    PARTICIPANT,
    ADMINISTRATOR,
    REGULATOR,
    OPERATOR,
    RESEARCHER,

    /** A program of a grid's operator that reads trading curves. */
    GRID_APPLICATION
}
