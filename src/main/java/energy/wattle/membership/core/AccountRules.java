package energy.wattle.membership.core;

import energy.wattle.membership.AccountFault;
import energy.wattle.membership.Accounts;
import energy.wattle.membership.NewAccount;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What an account must look like. Length is all that is asked of a password: rules of composition make worse ones. */
public final class AccountRules {

    /** The same as in the table's check. */
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private AccountRules() {}

    /** @return everything that is wrong; empty when nothing is */
    public static Set<AccountFault> faults(NewAccount account) {
        EnumSet<AccountFault> faults = EnumSet.noneOf(AccountFault.class);
        if (!USERNAME.matcher(account.username()).matches()) {
            faults.add(AccountFault.NAME_MALFORMED);
        }
        int length = account.password().codePointCount(0, account.password().length());
        if (length < Accounts.SHORTEST_PASSWORD) {
            faults.add(AccountFault.PASSWORD_TOO_SHORT);
        }
        if (length > Accounts.LONGEST_PASSWORD) {
            faults.add(AccountFault.PASSWORD_TOO_LONG);
        }
        if (account.roles().isEmpty()) {
            faults.add(AccountFault.NO_ROLE);
        }
        return faults;
    }
}
