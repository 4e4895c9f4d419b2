package energy.wattle.membership;

import java.util.Set;

/** What came of asking for an account. */
public sealed interface AccountCreation {

    record Created(Account account) implements AccountCreation {}

    /** Somebody has this name already; that account stays as it is. */
    record NameTaken(String username) implements AccountCreation {}

    /** @param faults everything that is wrong, at least one */
    record Refused(Set<AccountFault> faults) implements AccountCreation {}
}
