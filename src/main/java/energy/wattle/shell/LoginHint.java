package energy.wattle.shell;

import java.util.Optional;

/**
 * An account that the log-in page offers to everybody.
 *
 * @param role that the account has, as pages name it
 * @param roleKey message key of what the account is for; accounts of one role stand together
 * @param aboutKey message key of what is special about it among those
 */
public record LoginHint(String username, String password, String role, String roleKey, Optional<String> aboutKey) {}
