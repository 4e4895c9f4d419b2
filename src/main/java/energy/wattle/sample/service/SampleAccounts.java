package energy.wattle.sample.service;

import energy.wattle.membership.DemonstrationAccounts;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.Role;
import energy.wattle.shell.LoginHint;
import energy.wattle.shell.LoginHints;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** One account for each role, named like it, with a published password. */
@Component
@ConditionalOnBooleanProperty("wattle.sample.enabled")
class SampleAccounts implements DemonstrationAccounts, LoginHints {

    @Override
    public List<NewAccount> accounts() {
        return Arrays.stream(Role.values())
                .map(role -> new NewAccount(username(role), password(role), Set.of(role)))
                .toList();
    }

    @Override
    public List<LoginHint> hints() {
        return Arrays.stream(Role.values())
                .map(role -> new LoginHint(username(role), password(role), "membership.role." + username(role)))
                .toList();
    }

    private static String username(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static String password(Role role) {
        return "wattle-" + username(role);
    }
}
