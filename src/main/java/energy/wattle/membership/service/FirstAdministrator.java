package energy.wattle.membership.service;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who administers an installation that has no accounts yet; not looked at afterwards.
 *
 * @param username from {@code wattle.membership.administrator.username}
 * @param password from {@code wattle.membership.administrator.password}
 */
@ConfigurationProperties("wattle.membership.administrator")
record FirstAdministrator(
        @Nullable String username, @Nullable String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "FirstAdministrator[" + username + "]";
    }
}
