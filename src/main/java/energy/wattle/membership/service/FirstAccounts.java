package energy.wattle.membership.service;

import energy.wattle.membership.AccountCreation;
import energy.wattle.membership.AccountCreation.Created;
import energy.wattle.membership.AccountCreation.NameTaken;
import energy.wattle.membership.AccountCreation.Refused;
import energy.wattle.membership.DemonstrationAccounts;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.Role;
import energy.wattle.membership.store.AccountStore;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Sees, before the first request, that somebody can log in. */
@Component
@EnableConfigurationProperties(FirstAdministrator.class)
class FirstAccounts implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(FirstAccounts.class);

    private final AccountService accounts;
    private final AccountStore store;
    private final FirstAdministrator administrator;
    private final List<NewAccount> published;

    FirstAccounts(
            AccountService accounts,
            AccountStore store,
            FirstAdministrator administrator,
            ObjectProvider<DemonstrationAccounts> published) {
        this.accounts = accounts;
        this.store = store;
        this.administrator = administrator;
        this.published =
                published.stream().flatMap(module -> module.accounts().stream()).toList();
    }

    @Override
    public void afterPropertiesSet() {
        published.forEach(account -> require(accounts.createDemonstration(account)));
        if (published.isEmpty() && !store.hasOwn()) {
            createAdministrator();
        }
    }

    private void createAdministrator() {
        String username = administrator.username();
        String password = administrator.password();
        if (username == null || username.isBlank() || password == null || password.isBlank()) {
            throw new NoAccountException("There is no account yet, and none is configured.");
        }
        require(accounts.create(new NewAccount(username, password, Set.of(Role.ADMINISTRATOR))));
        log.info("Created the first administrator '{}'; its password need not be configured any more", username);
    }

    private static void require(AccountCreation creation) {
        switch (creation) {
            case Created _, NameTaken _ -> {}
            case Refused refused ->
                throw new NoAccountException("The configured account is refused: " + refused.faults());
        }
    }
}
