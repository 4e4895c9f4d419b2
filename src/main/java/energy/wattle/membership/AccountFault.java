package energy.wattle.membership;

/** What can be wrong with an account that is asked for. */
public enum AccountFault {
    /** A name has 1 to 63 characters: small Latin letters, digits, dot, hyphen, underscore; a letter or digit first. */
    NAME_MALFORMED,
    /** A password has at least {@value Accounts#SHORTEST_PASSWORD} characters. */
    PASSWORD_TOO_SHORT,
    /** A password has at most {@value Accounts#LONGEST_PASSWORD} characters. */
    PASSWORD_TOO_LONG,
    /** An account has at least one role. */
    NO_ROLE
}
