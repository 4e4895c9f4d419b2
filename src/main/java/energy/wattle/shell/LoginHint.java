package energy.wattle.shell;

/**
 * An account that the log-in page offers to everybody.
 *
 * @param roleKey message key of what the account is for
 */
public record LoginHint(String username, String password, String roleKey) {}
