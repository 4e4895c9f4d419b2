package energy.wattle.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.database.OnTestDatabase;
import energy.wattle.membership.Account;
import energy.wattle.membership.AccountCreation;
import energy.wattle.membership.AccountFault;
import energy.wattle.membership.Accounts;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/** An installation in operation: one administrator from its configuration, no sample. */
@SpringBootTest(
        properties = {
            "wattle.sample.enabled=false",
            "wattle.membership.administrator.username=ada",
            "wattle.membership.administrator.password=the first of them"
        })
@OnTestDatabase
class AccountsTests {

    @Autowired
    private Accounts accounts;

    @Autowired
    private UserDetailsService logins;

    @Test
    void theConfiguredAdministratorExists() {
        assertThat(accounts.find("ada")).map(Account::roles).contains(Set.of(Role.ADMINISTRATOR));
    }

    @Test
    void aNewAccountIsFoundWithItsRoles() {
        NewAccount asked = new NewAccount("grace", "a long password", Set.of(Role.REGULATOR, Role.RESEARCHER));
        AccountCreation creation = accounts.create(asked);
        assertThat(creation)
                .isInstanceOfSatisfying(
                        AccountCreation.Created.class,
                        created -> assertThat(accounts.find("grace")).contains(created.account()));
    }

    @Test
    void aTakenNameIsToldAndTheAccountStaysAsItIs() {
        AccountCreation creation = accounts.create(new NewAccount("ada", "another password", Set.of(Role.PARTICIPANT)));
        assertThat(creation).isEqualTo(new AccountCreation.NameTaken("ada"));
        assertThat(accounts.find("ada")).map(Account::roles).contains(Set.of(Role.ADMINISTRATOR));
    }

    @Test
    void aShortPasswordIsRefused() {
        assertThat(accounts.create(new NewAccount("joan", "short", Set.of(Role.PARTICIPANT))))
                .isEqualTo(new AccountCreation.Refused(Set.of(AccountFault.PASSWORD_TOO_SHORT)));
        assertThat(accounts.find("joan")).isEmpty();
    }

    @Test
    void passwordsAreKeptAsArgon2id() {
        UserDetails ada = logins.loadUserByUsername("Ada ");
        assertThat(ada.getPassword()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(ada.toString()).doesNotContain("the first of them");
    }
}
