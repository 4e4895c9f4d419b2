package energy.wattle.membership.service;

import energy.wattle.membership.Account;
import energy.wattle.membership.DemonstrationAccounts;
import energy.wattle.membership.Role;
import energy.wattle.membership.store.AccountStore;
import energy.wattle.membership.store.AccountStore.Credentials;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/** Accounts as Spring Security wants them. */
@Service
class LoginAccounts implements UserDetailsService {

    private final AccountStore store;
    private final boolean demonstration;

    LoginAccounts(AccountStore store, ObjectProvider<DemonstrationAccounts> published) {
        this.store = store;
        this.demonstration = published.stream().findAny().isPresent();
    }

    /** Telephones like to begin a name with a capital letter; names have none. */
    @Override
    public UserDetails loadUserByUsername(String typed) {
        return store.find(typed.strip().toLowerCase(Locale.ROOT))
                .filter(found -> demonstration || !found.account().demonstration())
                .map(LoginAccounts::userDetails)
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    private static UserDetails userDetails(Credentials credentials) {
        Account account = credentials.account();
        return User.withUsername(account.username())
                .password(credentials.passwordHash())
                .disabled(credentials.isDisabled())
                .roles(account.roles().stream().map(Role::name).toArray(String[]::new))
                .build();
    }
}
