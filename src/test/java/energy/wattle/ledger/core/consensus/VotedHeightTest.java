package energy.wattle.ledger.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.core.CryptoSuites;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the benchmark of votes runs is a height that is decided, with messages that all hold. */
class VotedHeightTest {

    @ParameterizedTest
    @ValueSource(ints = {4, 10})
    void theHeightIsDecidedAndEveryMessageHolds(int validators) {
        VotedHeight height = new VotedHeight(CryptoSuites.ED25519, validators, List.of());

        assertThat(height.verifyOnly()).isEqualTo(height.messages()).isEqualTo(1 + 2 * validators);
        assertThat(height.decide()).isPositive();
        assertThat(height.bytes()).isPositive();
    }
}
