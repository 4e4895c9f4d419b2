package energy.wattle.membership;

import java.util.Set;

/**
 * An account that is asked for.
 *
 * @param password in the clear, forgotten once it is hashed
 */
public record NewAccount(String username, String password, Set<Role> roles) {

    public NewAccount {
        roles = Set.copyOf(roles);
    }

    /** Without the password, because records end up in logs. */
    @Override
    public String toString() {
        return "NewAccount[" + username + ", " + roles + "]";
    }
}
