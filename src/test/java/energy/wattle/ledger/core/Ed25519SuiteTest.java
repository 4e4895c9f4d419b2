package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.RecordKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values typed from RFC 8032 (7.1), RFC 5869 (A.1, A.3), FIPS 180 and the GCM specification. */
class Ed25519SuiteTest {

    private static final CryptoSuite SUITE = CryptoSuites.ED25519;

    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, "
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '', "
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, "
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72, "
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7, "
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82, "
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a"
    })
    void signaturesAreThoseOfTheStandard(String secret, String publicKey, String message, String signature) {
        assertThat(SUITE.signingKey(Bytes.ofHex(secret))).hasToString(publicKey);
        assertThat(SUITE.sign(Bytes.ofHex(secret), Bytes.ofHex(message))).hasToString(signature);
        assertThat(SUITE.verifies(Bytes.ofHex(publicKey), Bytes.ofHex(message), Bytes.ofHex(signature)))
                .isTrue();
    }

    @Test
    void hashIsSha256() {
        assertThat(SUITE.hash(new byte[] {'a'}, new byte[] {'b', 'c'}))
                .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void keysAreDerivedAsInTheStandard() {
        Bytes extracted = SUITE.extract(Bytes.ofHex("000102030405060708090a0b0c"), Bytes.ofHex("0b".repeat(22)));

        assertThat(extracted).hasToString("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
        assertThat(SUITE.expand(extracted, Bytes.ofHex("f0f1f2f3f4f5f6f7f8f9"), 42))
                .hasToString("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void keysAreDerivedWithoutSaltAndInfoAsInTheStandard() {
        Bytes extracted = SUITE.extract(Bytes.EMPTY, Bytes.ofHex("0b".repeat(22)));

        assertThat(extracted).hasToString("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04");
        assertThat(SUITE.expand(extracted, Bytes.EMPTY, 42))
                .hasToString("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    /** RFC 5869, A.2: a salt longer than a block. */
    @Test
    void keysAreDerivedWithLongInputsAsInTheStandard() {
        Bytes extracted = SUITE.extract(ascending(0x60, 80), ascending(0x00, 80));

        assertThat(extracted).hasToString("06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244");
        assertThat(SUITE.expand(extracted, ascending(0xb0, 80), 82))
                .hasToString("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                        + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                        + "cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    private static Bytes ascending(int first, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return Bytes.of(bytes);
    }

    /** Test case 16 of the GCM specification (McGrew and Viega). */
    @Test
    void encryptionIsThatOfTheStandard() {
        RecordKey key = new RecordKey(
                Bytes.ofHex("feffe9928665731c6d6a8f9467308308".repeat(2)), Bytes.ofHex("cafebabefacedbaddecaf888"));
        Bytes associated = Bytes.ofHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        Bytes plaintext = Bytes.ofHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");

        Bytes ciphertext = SUITE.encrypt(key, associated, plaintext);

        assertThat(ciphertext)
                .hasToString("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                        + "76fc6ece0f4e1768cddf8853bb2d551b");
        assertThat(SUITE.decrypt(key, associated, ciphertext)).contains(plaintext);
    }

    @Test
    void keysOfSmallOrderOrOffTheCurveAreNoSigningKeys() {
        assertThat(SUITE.isSigningKey(SUITE.signingKey(Bytes.ofHex("01".repeat(32)))))
                .isTrue();
        assertThat(SUITE.isSigningKey(Bytes.ofHex("01" + "00".repeat(31)))).isFalse();
        assertThat(SUITE.isSigningKey(Bytes.ofHex("00".repeat(32)))).isFalse();
        assertThat(SUITE.isSigningKey(Bytes.ofHex("02" + "00".repeat(31)))).isFalse();
        assertThat(SUITE.isSigningKey(Bytes.ofHex("01".repeat(31)))).isFalse();
    }
}
