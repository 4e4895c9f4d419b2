package energy.wattle.membership;

import java.util.Optional;

/** The accounts of this installation. */
public interface Accounts {

    int SHORTEST_PASSWORD = 12;
    int LONGEST_PASSWORD = 128;

    AccountCreation create(NewAccount account);

    Optional<Account> find(String username);
}
