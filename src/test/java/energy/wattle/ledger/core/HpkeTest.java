package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.RecordKey;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Source: RFC 9180. */
class HpkeTest {

    private static final Bytes INFO = Bytes.ofHex("4f6465206f6e2061204772656369616e2055726e");
    private static final Bytes SENDER_SEED =
            Bytes.ofHex("2cd7c601cefb3d42a62b04b7a9041494c06c7843818e0ce28a8f704ae7ab20f9");
    private static final Bytes RECIPIENT_SECRET =
            Bytes.ofHex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d");
    private static final Bytes RECIPIENT_KEY =
            Bytes.ofHex("430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c");

    private final Hpke hpke = new Hpke(CryptoSuites.ED25519);

    /** Appendix A.1.1, which has the same group: DeriveKeyPair. */
    @Test
    void keyPairsAreDerivedAsInTheStandard() {
        Bytes seed = Bytes.ofHex("6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037");

        assertThat(hpke.deriveSecret(seed))
                .hasToString("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
        assertThat(hpke.publicKey(hpke.deriveSecret(seed)))
                .hasToString("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d");
    }

    /** The RFC's test-vectors.json: mode 0, kem 0x0020, kdf 0x0001, aead 0x0002, sequence number 0. */
    @Test
    void messagesAreSealedAsInTheStandard() {
        Hpke.Encapsulation sent =
                hpke.encapsulate(RECIPIENT_KEY, SENDER_SEED, INFO).orElseThrow();

        assertThat(hpke.publicKey(RECIPIENT_SECRET)).isEqualTo(RECIPIENT_KEY);
        assertThat(sent.encapsulated()).hasToString("6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256");
        assertThat(sent.key())
                .isEqualTo(new RecordKey(
                        Bytes.ofHex("f50b0609186798729ed0564b36ef2ef8044f1f9d05636874d1f46c819c7a669f"),
                        Bytes.ofHex("151d9929e2449747889bc923")));
        assertThat(hpke.decapsulate(RECIPIENT_SECRET, sent.encapsulated(), INFO))
                .contains(sent.key());
        assertThat(CryptoSuites.ED25519.encrypt(
                        sent.key(),
                        Bytes.ofUtf8("Count-0"),
                        Bytes.ofHex("4265617574792069732074727574682c20747275746820626561757479")))
                .hasToString("e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be99319"
                        + "80a41de125a925cdad859d5b7a");
    }

    /** Bouncy Castle's own HPKE, with AES-256: either side opens what the other has sealed. */
    @Test
    void messagesAreExchangedWithAnotherImplementation() throws InvalidCipherTextException {
        HPKE other = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Bytes secret = hpke.deriveSecret(CryptoSuitesTest.bytes(random, 32));
            Bytes publicKey = hpke.publicKey(secret);
            Bytes info = CryptoSuitesTest.bytes(random, random.nextInt(50));
            Bytes aad = CryptoSuitesTest.bytes(random, random.nextInt(50));
            Bytes plaintext = CryptoSuitesTest.bytes(random, random.nextInt(200));

            Hpke.Encapsulation mine = hpke.encapsulate(publicKey, CryptoSuitesTest.bytes(random, 32), info)
                    .orElseThrow();
            Bytes ciphertext = CryptoSuites.ED25519.encrypt(mine.key(), aad, plaintext);
            byte[] opened = other.open(
                    mine.encapsulated().toArray(),
                    other.deserializePrivateKey(secret.toArray(), publicKey.toArray()),
                    info.toArray(),
                    aad.toArray(),
                    ciphertext.toArray(),
                    null,
                    null,
                    null);
            assertThat(Bytes.of(opened)).as("seed %d", seed).isEqualTo(plaintext);

            byte[][] theirs = other.seal(
                    other.deserializePublicKey(publicKey.toArray()),
                    info.toArray(),
                    aad.toArray(),
                    plaintext.toArray(),
                    null,
                    null,
                    null);
            RecordKey key = hpke.decapsulate(secret, Bytes.of(theirs[1]), info).orElseThrow();
            assertThat(CryptoSuites.ED25519.decrypt(key, aad, Bytes.of(theirs[0])))
                    .as("seed %d", seed)
                    .contains(plaintext);
        }
    }

    @ParameterizedTest
    @MethodSource("energy.wattle.ledger.core.CryptoSuitesTest#suites")
    void onlyTheRecipientWithTheSameInfoGetsTheKey(CryptoSuite suite) {
        Hpke sealing = new Hpke(suite);
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            Bytes secret = sealing.deriveSecret(CryptoSuitesTest.bytes(random, 32));
            Bytes stranger = sealing.deriveSecret(CryptoSuitesTest.bytes(random, 32));
            Hpke.Encapsulation sent = sealing.encapsulate(
                            sealing.publicKey(secret), CryptoSuitesTest.bytes(random, 32), INFO)
                    .orElseThrow();

            assertThat(sealing.decapsulate(secret, sent.encapsulated(), INFO))
                    .as("seed %d", seed)
                    .contains(sent.key());
            assertThat(sealing.decapsulate(secret, sent.encapsulated(), Bytes.EMPTY))
                    .as("seed %d", seed)
                    .isNotEqualTo(Optional.of(sent.key()));
            assertThat(sealing.decapsulate(stranger, sent.encapsulated(), INFO))
                    .as("seed %d", seed)
                    .isNotEqualTo(Optional.of(sent.key()));
        }
    }

    @ParameterizedTest
    @MethodSource("energy.wattle.ledger.core.CryptoSuitesTest#suites")
    void unsoundPublicKeysGiveNothing(CryptoSuite suite) {
        Hpke sealing = new Hpke(suite);
        Bytes secret = sealing.deriveSecret(SENDER_SEED);

        assertThat(sealing.decapsulate(secret, Bytes.EMPTY, INFO)).isEmpty();
        assertThat(sealing.decapsulate(secret, Bytes.of(new byte[sealing.publicKeyLength()]), INFO))
                .isEmpty();
        assertThat(sealing.encapsulate(Bytes.of(new byte[sealing.publicKeyLength()]), SENDER_SEED, INFO))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> sealing.deriveSecret(Bytes.of(new byte[31])));
    }
}
