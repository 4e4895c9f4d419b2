package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.StateChange;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Source: Ledger, Block header. */
class ChainHashesTest {

    private static final CryptoSuite SUITE = CryptoSuites.ED25519;
    private static final Hash START = Samples.hash(new Random(1));

    @Test
    void theStateRootTellsEveryDifferenceOfTheChanges() {
        assertThat(Stream.of(
                                List.<StateChange>of(),
                                List.of(value(1, "a", "x")),
                                List.of(value(2, "a", "x")),
                                List.of(value(1, "b", "x")),
                                List.of(value(1, "a", "y")),
                                List.of(value(1, "a", "")),
                                List.of(deletion(1, "a")),
                                List.of(value(1, "a", "x"), value(1, "b", "y")),
                                List.of(value(1, "a", "x"), value(2, "b", "y")))
                        .map(changes -> ChainHashes.stateRoot(SUITE, START, changes, Optional.empty())))
                .doesNotHaveDuplicates()
                .doesNotContain(START);
    }

    @Test
    void theStateRootCoversThePreviousOneAndTheSnapshot() {
        List<StateChange> changes = List.of(value(1, "a", "x"));
        Hash other = Samples.hash(new Random(2));

        assertThat(Stream.of(
                        ChainHashes.stateRoot(SUITE, START, changes, Optional.empty()),
                        ChainHashes.stateRoot(SUITE, other, changes, Optional.empty()),
                        ChainHashes.stateRoot(SUITE, START, changes, Optional.of(other)),
                        ChainHashes.stateRoot(SUITE, START, changes, Optional.of(START))))
                .doesNotHaveDuplicates();
    }

    @Test
    void stateChangesComeInOrderWithOneFinalValuePerKey() {
        assertRefused(List.of(value(1, "b", "x"), value(1, "a", "x")));
        assertRefused(List.of(value(2, "a", "x"), value(1, "b", "x")));
        assertRefused(List.of(value(1, "a", "x"), value(1, "a", "y")));
        assertRefused(List.of(value(1, "a", "x"), deletion(1, "a")));
    }

    @Test
    void hashesOfTheSameBytesUnderOtherTagsDiffer() {
        Bytes content = Bytes.ofUtf8("content");

        assertThat(SUITE.tagged("wattle/header", content)).isNotEqualTo(SUITE.tagged("wattle/record", content));
        assertThat(SUITE.tagged("ab", content))
                .isEqualTo(SUITE.hash(new byte[] {2, 'a', 'b'}, content.toArray()))
                .isNotEqualTo(SUITE.tagged("abc", Bytes.ofUtf8("ontent")));
        assertThatIllegalArgumentException().isThrownBy(() -> SUITE.tagged("a", content));
    }

    private static void assertRefused(List<StateChange> changes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChainHashes.stateRoot(SUITE, START, changes, Optional.empty()));
    }

    private static StateChange value(int table, String key, String value) {
        return new StateChange(table, Bytes.ofUtf8(key), Optional.of(Bytes.ofUtf8(value)));
    }

    private static StateChange deletion(int table, String key) {
        return new StateChange(table, Bytes.ofUtf8(key), Optional.empty());
    }
}
