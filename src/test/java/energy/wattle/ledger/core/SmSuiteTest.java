package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.RecordKey;
import java.util.Random;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** Values typed from GM/T 0003.5 (SM2), GM/T 0004 (SM3), GM/T 0002 (SM4) and RFC 8998 (SM4-GCM). */
class SmSuiteTest {

    private static final CryptoSuite SUITE = CryptoSuites.SM;
    private static final Bytes SECRET = Bytes.ofHex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8");
    private static final Bytes PUBLIC_KEY =
            Bytes.ofHex("0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
                    + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
    private static final Bytes MESSAGE = Bytes.ofUtf8("message digest");
    private static final Bytes SIGNATURE =
            Bytes.ofHex("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
                    + "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA");

    @Test
    void theStandardsSignatureVerifies() {
        assertThat(SUITE.signingKey(SECRET)).isEqualTo(PUBLIC_KEY);
        assertThat(SUITE.verifies(PUBLIC_KEY, MESSAGE, SIGNATURE)).isTrue();
        assertThat(SUITE.verifies(PUBLIC_KEY, Bytes.ofUtf8("message digesu"), SIGNATURE))
                .isFalse();
    }

    @Test
    void signingIsAFunctionOfSecretAndMessage() {
        assertThat(SUITE.sign(SECRET, MESSAGE)).isEqualTo(SUITE.sign(SECRET, MESSAGE));
        assertThat(SUITE.sign(SECRET, MESSAGE).slice(0, 32))
                .isNotEqualTo(
                        SUITE.sign(SECRET, Bytes.ofUtf8("another message")).slice(0, 32));
    }

    @Test
    void hashIsSm3() {
        assertThat(SUITE.hash(new byte[] {'a'}, new byte[] {'b', 'c'}))
                .hasToString("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void theBlockCipherIsSm4() {
        SM4Engine cipher = new SM4Engine();
        Bytes block = Bytes.ofHex("0123456789abcdeffedcba9876543210");
        cipher.init(true, new KeyParameter(block.toArray()));
        byte[] output = new byte[16];
        cipher.processBlock(block.toArray(), 0, output, 0);

        assertThat(Bytes.of(output)).hasToString("681edf34d206965e86b3e94f536e4246");
    }

    @Test
    void encryptionIsThatOfTheStandard() {
        RecordKey key =
                new RecordKey(Bytes.ofHex("0123456789ABCDEFFEDCBA9876543210"), Bytes.ofHex("00001234567800000000ABCD"));
        Bytes associated = Bytes.ofHex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2");
        Bytes plaintext = Bytes.ofHex("AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
                + "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA");
        Bytes expected = Bytes.ofHex("17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
                + "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
                + "83DE3541E4C2B58177E065A9BF7B62EC");

        assertThat(SUITE.encrypt(key, associated, plaintext)).isEqualTo(expected);
        assertThat(SUITE.decrypt(key, associated, expected)).contains(plaintext);
    }

    /** No standard has values for HKDF with SM3; Bouncy Castle's is the second opinion. */
    @Test
    void keysAreDerivedAsAnotherImplementationDerivesThem() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Bytes salt = Samples.bytes(random, random.nextInt(150));
            Bytes inputKey = Samples.bytes(random, random.nextInt(150));
            Bytes info = Samples.bytes(random, random.nextInt(150));
            byte[] expected = new byte[1 + random.nextInt(200)];
            HKDFBytesGenerator other = new HKDFBytesGenerator(new SM3Digest());
            other.init(new HKDFParameters(inputKey.toArray(), salt.toArray(), info.toArray()));
            other.generateBytes(expected, 0, expected.length);

            assertThat(SUITE.expand(SUITE.extract(salt, inputKey), info, expected.length))
                    .as("seed %d", seed)
                    .isEqualTo(Bytes.of(expected));
        }
    }

    @Test
    void pointsOffTheCurveAreNoSigningKeys() {
        byte[] off = PUBLIC_KEY.toArray();
        off[64] ^= 1;

        assertThat(SUITE.isSigningKey(PUBLIC_KEY)).isTrue();
        assertThat(SUITE.isSigningKey(Bytes.of(off))).isFalse();
        assertThat(SUITE.isSigningKey(Bytes.of(new byte[65]))).isFalse();
        assertThat(SUITE.isSigningKey(Bytes.of(new byte[1]))).isFalse();
        assertThat(SUITE.isSigningKey(Bytes.EMPTY)).isFalse();
    }

    @Test
    void zeroAndNumbersNearTheGroupOrderAreNoSecrets() {
        assertThatIllegalArgumentException().isThrownBy(() -> SUITE.signingKey(Bytes.of(new byte[32])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SUITE.signingKey(
                        Bytes.ofHex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54122")));
        assertThat(SUITE.signingKey(Bytes.ofHex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54121"))
                        .length())
                .isEqualTo(65);
    }
}
