package energy.wattle.membership;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody who may log in.
 *
 * @param roles at least one
 * @param demonstration whether its password is published: such an account works in the sample only
 */
public record Account(String username, Set<Role> roles, boolean demonstration, Instant createdAt) {

    public Account {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("account " + username + " has no role; give it one");
        }
    }
}
