package energy.wattle.membership.service;

import energy.wattle.membership.Account;
import energy.wattle.membership.AccountCreation;
import energy.wattle.membership.AccountFault;
import energy.wattle.membership.Accounts;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.core.AccountRules;
import energy.wattle.membership.store.AccountStore;
import energy.wattle.membership.store.AccountStore.Credentials;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates accounts and answers for them. */
@Service
class AccountService implements Accounts {

    private final AccountStore store;
    private final PasswordEncoder passwords;
    private final InstantSource clock;

    AccountService(AccountStore store, PasswordEncoder passwords, InstantSource clock) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    @Transactional
    public AccountCreation create(NewAccount account) {
        return create(account, false);
    }

    /** As {@link #create(NewAccount)}, for an account whose password is published. */
    @Transactional
    public AccountCreation createDemonstration(NewAccount account) {
        return create(account, true);
    }

    @Override
    public Optional<Account> find(String username) {
        return store.find(username).map(Credentials::account);
    }

    private AccountCreation create(NewAccount asked, boolean demonstration) {
        Set<AccountFault> faults = AccountRules.faults(asked);
        if (!faults.isEmpty()) {
            return new AccountCreation.Refused(faults);
        }
        // The database keeps microseconds; what is answered now is what is found later.
        Account account = new Account(
                asked.username(), asked.roles(), demonstration, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return store.add(new Credentials(account, passwords.encode(asked.password()), false))
                ? new AccountCreation.Created(account)
                : new AccountCreation.NameTaken(account.username());
    }
}
