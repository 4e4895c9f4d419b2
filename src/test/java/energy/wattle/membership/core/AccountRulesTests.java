package energy.wattle.membership.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.membership.AccountFault;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountRulesTests {

    private static final Set<Role> ROLES = Set.of(Role.PARTICIPANT);

    @Test
    void aPasswordOfTwelveToOneHundredTwentyEightCharactersIsTaken() {
        assertThat(faults("ada", "x".repeat(12))).isEmpty();
        assertThat(faults("ada", "x".repeat(128))).isEmpty();
        assertThat(faults("ada", "x".repeat(11))).containsExactly(AccountFault.PASSWORD_TOO_SHORT);
        assertThat(faults("ada", "x".repeat(129))).containsExactly(AccountFault.PASSWORD_TOO_LONG);
    }

    @Test
    void aCharacterOutsideTheBasicPlaneCountsOnce() {
        assertThat(faults("ada", "𝛌".repeat(11))).containsExactly(AccountFault.PASSWORD_TOO_SHORT);
        assertThat(faults("ada", "𝛌".repeat(128))).isEmpty();
    }

    @Test
    void aNameIsOfSmallLettersDigitsAndFewSigns() {
        assertThat(faults("ada.lovelace-2_b", "correct horse")).isEmpty();
        for (String name : new String[] {"", "Ada", "-ada", "a b", "ada\n", "阿达", "a".repeat(64)}) {
            assertThat(faults(name, "correct horse")).as(name).containsExactly(AccountFault.NAME_MALFORMED);
        }
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThat(AccountRules.faults(new NewAccount("Ada", "short", Set.of())))
                .containsExactlyInAnyOrder(
                        AccountFault.NAME_MALFORMED, AccountFault.PASSWORD_TOO_SHORT, AccountFault.NO_ROLE);
    }

    private static Set<AccountFault> faults(String username, String password) {
        return AccountRules.faults(new NewAccount(username, password, ROLES));
    }
}
