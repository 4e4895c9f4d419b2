package energy.wattle.shell.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginBrakeTests {

    private Instant now = Instant.parse("2024-06-03T08:00:00Z");
    private final LoginBrake brake = new LoginBrake(() -> now);

    @Test
    void oneMoreGuessThanAllowedIsTurnedAway() {
        for (int i = 0; i < LoginBrake.PER_ACCOUNT_AND_ADDRESS; i++) {
            assertThat(brake.admits("ada", "10.0.0.1")).isTrue();
        }
        assertThat(brake.admits("ada", "10.0.0.1")).isFalse();
    }

    @Test
    void capitalLettersAndBlanksAreNoWayAround() {
        exhaust("ada", "10.0.0.1");
        assertThat(brake.admits(" ADA", "10.0.0.1")).isFalse();
    }

    @Test
    void aStrangerDoesNotLockTheOwnerOut() {
        exhaust("ada", "10.0.0.1");
        assertThat(brake.admits("ada", "10.0.0.2")).isTrue();
    }

    @Test
    void afterTheWindowOneMayTryAgain() {
        exhaust("ada", "10.0.0.1");
        now = now.plus(LoginBrake.WINDOW);
        assertThat(brake.admits("ada", "10.0.0.1")).isTrue();
    }

    @Test
    void aSuccessTakesEarlierGuessesBack() {
        for (int i = 0; i < 10 * LoginBrake.PER_ADDRESS; i++) {
            assertThat(brake.admits("ada", "10.0.0.1")).isTrue();
            brake.succeeded("ada", "10.0.0.1");
        }
    }

    @Test
    void oneAddressCannotTryManyAccounts() {
        for (int i = 0; i < LoginBrake.PER_ADDRESS; i++) {
            assertThat(brake.admits("account" + i, "10.0.0.1")).isTrue();
        }
        assertThat(brake.admits("one-more", "10.0.0.1")).isFalse();
    }

    @Test
    void manyAddressesCannotTryOneAccountForLong() {
        for (int i = 0; i < LoginBrake.PER_ACCOUNT; i++) {
            assertThat(brake.admits("ada", "10.0.0." + i)).isTrue();
        }
        assertThat(brake.admits("ada", "10.0.1.0")).isFalse();
    }

    private void exhaust(String username, String address) {
        for (int i = 0; i < LoginBrake.PER_ACCOUNT_AND_ADDRESS; i++) {
            brake.admits(username, address);
        }
    }
}
