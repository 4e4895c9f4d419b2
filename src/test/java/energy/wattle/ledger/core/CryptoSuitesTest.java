package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.RecordKey;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every suite. */
class CryptoSuitesTest {

    static List<CryptoSuite> suites() {
        return List.of(CryptoSuites.ED25519, CryptoSuites.SM);
    }

    @Test
    void aSuiteIsFoundByItsName() {
        assertThat(CryptoSuites.named("ed25519")).contains(CryptoSuites.ED25519);
        assertThat(CryptoSuites.named("sm")).contains(CryptoSuites.SM);
        assertThat(CryptoSuites.named("none")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void aSignatureVerifiesUntilAnyBitOfItChanges(CryptoSuite suite) {
        Bytes secret = bytes(new Random(1), 32);
        Bytes publicKey = suite.signingKey(secret);
        Bytes message = Bytes.ofUtf8("eleven kWh");
        Bytes signature = suite.sign(secret, message);

        assertThat(signature.length()).isEqualTo(suite.signatureLength());
        assertThat(suite.isSigningKey(publicKey)).isTrue();
        assertThat(suite.verifies(publicKey, message, signature)).isTrue();
        for (int bit = 0; bit < signature.length() * 8; bit++) {
            assertThat(suite.verifies(publicKey, message, flipped(signature, bit)))
                    .as("signature bit %d", bit)
                    .isFalse();
        }
        for (int bit = 0; bit < message.length() * 8; bit++) {
            assertThat(suite.verifies(publicKey, flipped(message, bit), signature))
                    .as("message bit %d", bit)
                    .isFalse();
        }
        for (int bit = 0; bit < publicKey.length() * 8; bit++) {
            assertThat(suite.verifies(flipped(publicKey, bit), message, signature))
                    .as("key bit %d", bit)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void verifyingRubbishIsANoAndNoException(CryptoSuite suite) {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Bytes key = bytes(random, random.nextInt(70));
            Bytes signature = bytes(random, random.nextBoolean() ? 64 : random.nextInt(70));

            assertThat(suite.verifies(key, Bytes.EMPTY, signature))
                    .as("seed %d", seed)
                    .isFalse();
        }
        assertThat(suite.verifies(suite.signingKey(bytes(new Random(1), 32)), Bytes.EMPTY, Bytes.of(new byte[64])))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void aCiphertextOpensUntilAnyBitOfItChanges(CryptoSuite suite) {
        Random random = new Random(2);
        RecordKey key = new RecordKey(bytes(random, suite.keyLength()), bytes(random, RecordKey.NONCE_LENGTH));
        Bytes associated = Bytes.ofUtf8("zone 1");
        Bytes ciphertext = suite.encrypt(key, associated, Bytes.ofUtf8("eleven kWh"));

        assertThat(suite.decrypt(key, associated, ciphertext)).contains(Bytes.ofUtf8("eleven kWh"));
        assertThat(suite.decrypt(key, Bytes.ofUtf8("zone 2"), ciphertext)).isEmpty();
        for (int bit = 0; bit < ciphertext.length() * 8; bit++) {
            assertThat(suite.decrypt(key, associated, flipped(ciphertext, bit)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
        for (int length = 0; length < ciphertext.length(); length++) {
            assertThat(suite.decrypt(key, associated, ciphertext.slice(0, length)))
                    .as("length %d", length)
                    .isEmpty();
        }
    }

    static Bytes bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    static Bytes flipped(Bytes bytes, int bit) {
        byte[] changed = bytes.toArray();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        return Bytes.of(changed);
    }
}
