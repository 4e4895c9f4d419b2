package energy.wattle.shell;

import java.util.Optional;
import java.util.Set;

/**
 * Who looks at the present page.
 *
 * @param account name of the log-in; empty for somebody who has none
 * @param roles as the roles' constants are named; none without a log-in
 */
public record Reader(Optional<String> account, Set<String> roles) {

    /** Somebody who has not logged in. */
    public static final Reader ANYBODY = new Reader(Optional.empty(), Set.of());

    public Reader {
        roles = Set.copyOf(roles);
    }

    public boolean is(Enum<?> role) {
        return roles.contains(role.name());
    }

    /** For pages that only open with a log-in. */
    public String accountName() {
        return account.orElseThrow(() -> new IllegalStateException("nobody has logged in here"));
    }
}
