package energy.wattle.membership;

/** What an account may be used for. */
public enum Role {
    PARTICIPANT,
    ADMINISTRATOR,
    REGULATOR,
    OPERATOR,
    RESEARCHER
}
