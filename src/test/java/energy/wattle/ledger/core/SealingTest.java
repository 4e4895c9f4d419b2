package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKey;
import energy.wattle.ledger.SealedPayload;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Source: Ledger, Encryption; Sealed until the gate. */
class SealingTest {

    private static final Bytes EPOCH_KEY = Bytes.ofHex("0e".repeat(32));
    private static final Bytes SEED = Bytes.ofHex("5e".repeat(32));
    private static final Bytes PLAINTEXT = Bytes.ofUtf8("sell 11 kWh at 0.45");
    private static final ChainId CHAIN = new ChainId(Hash.ofHex("11".repeat(32)));
    private static final ChainId OTHER_CHAIN = new ChainId(Hash.ofHex("12".repeat(32)));
    private static final KeyId SENDER = new KeyId(Hash.ofHex("21".repeat(32)));
    private static final KeyId OTHER_SENDER = new KeyId(Hash.ofHex("22".repeat(32)));
    private static final Hash RECORDS = Hash.ofHex("31".repeat(32));
    private static final Hash OTHER_RECORDS = Hash.ofHex("32".repeat(32));

    @Test
    void everyResultOfEveryBlockHasAKeyOfItsOwn() {
        Sealing sealing = new Sealing(CryptoSuites.ED25519);
        Sealing.ResultContext block = new Sealing.ResultContext(CHAIN, 7, 0, 1000, RECORDS);

        Stream<RecordKey> ofOtherBlocks = Stream.of(
                        new Sealing.ResultContext(OTHER_CHAIN, 7, 0, 1000, RECORDS),
                        new Sealing.ResultContext(CHAIN, 8, 0, 1000, RECORDS),
                        new Sealing.ResultContext(CHAIN, 7, 1, 1000, RECORDS),
                        new Sealing.ResultContext(CHAIN, 7, 0, 1001, RECORDS),
                        new Sealing.ResultContext(CHAIN, 7, 0, 1000, OTHER_RECORDS))
                .map(other -> sealing.resultKey(EPOCH_KEY, other, 0));
        Stream<RecordKey> ofTheBlock = IntStream.range(0, 100).mapToObj(i -> sealing.resultKey(EPOCH_KEY, block, i));
        Stream<RecordKey> ofAnotherEpoch = Stream.of(sealing.resultKey(SEED, block, 0));

        assertThat(Stream.of(ofOtherBlocks, ofTheBlock, ofAnotherEpoch)
                        .flatMap(keys -> keys)
                        .flatMap(key -> Stream.of(key.key(), key.nonce())))
                .doesNotHaveDuplicates();
        assertThat(sealing.resultKey(EPOCH_KEY, block, 3)).isEqualTo(sealing.resultKey(EPOCH_KEY, block, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> sealing.resultKey(Bytes.EMPTY, block, 3));
    }

    @ParameterizedTest
    @MethodSource("energy.wattle.ledger.core.CryptoSuitesTest#suites")
    void aResultOpensWithItsKeyInItsPlaceOnly(CryptoSuite suite) {
        Sealing sealing = new Sealing(suite);
        Sealing.ResultContext block = new Sealing.ResultContext(CHAIN, 7, 0, 1000, RECORDS);
        RecordKey key = sealing.resultKey(EPOCH_KEY, block, 3);
        RecordKey otherKey = sealing.resultKey(EPOCH_KEY, block, 4);
        SealedPayload sealed = sealing.sealResult(key, block, "TRADE", PLAINTEXT);

        assertThat(sealing.openResult(key, CHAIN, 7, "TRADE", sealed)).contains(PLAINTEXT);
        assertThat(sealing.openResult(otherKey, CHAIN, 7, "TRADE", sealed)).isEmpty();
        assertThat(sealing.openResult(key, OTHER_CHAIN, 7, "TRADE", sealed)).isEmpty();
        assertThat(sealing.openResult(key, CHAIN, 8, "TRADE", sealed)).isEmpty();
        assertThat(sealing.openResult(key, CHAIN, 7, "ENERGY", sealed)).isEmpty();
        assertThat(sealing.openResult(key, CHAIN, 7, "TRADE", committedTo(sealing.commitment(otherKey), sealed)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("energy.wattle.ledger.core.CryptoSuitesTest#suites")
    void aDeclarationOpensWithTheSessionsSecretUnlessItWasCopied(CryptoSuite suite) {
        Sealing sealing = new Sealing(suite);
        Hpke hpke = new Hpke(suite);
        Bytes secret = hpke.deriveSecret(EPOCH_KEY);
        Bytes otherSecret = hpke.deriveSecret(Bytes.ofHex("0f".repeat(32)));
        Sealing.RecordContext place = new Sealing.RecordContext(CHAIN, "day-ahead", SENDER, 7);
        SealedPayload sealed =
                sealing.sealTo(hpke.publicKey(secret), SEED, place, PLAINTEXT).orElseThrow();

        Sealing.Opened opened = sealing.openWith(secret, place, sealed).orElseThrow();
        assertThat(opened.plaintext()).isEqualTo(PLAINTEXT);
        assertThat(sealing.openRecord(opened.key(), place, sealed)).contains(PLAINTEXT);
        assertThat(sealing.openWith(otherSecret, place, sealed)).isEmpty();
        for (Sealing.RecordContext copied : List.of(
                new Sealing.RecordContext(OTHER_CHAIN, "day-ahead", SENDER, 7),
                new Sealing.RecordContext(CHAIN, "intraday", SENDER, 7),
                new Sealing.RecordContext(CHAIN, "day-ahead", OTHER_SENDER, 7),
                new Sealing.RecordContext(CHAIN, "day-ahead", SENDER, 8))) {
            assertThat(sealing.openWith(secret, copied, sealed))
                    .as("%s", copied)
                    .isEmpty();
            assertThat(sealing.openWith(secret, copied, renamed(copied.session(), sealed)))
                    .as("%s", copied)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("energy.wattle.ledger.core.CryptoSuitesTest#suites")
    void aPayloadThatCommitsToAnotherKeyIsVoid(CryptoSuite suite) {
        Sealing sealing = new Sealing(suite);
        Hpke hpke = new Hpke(suite);
        Bytes secret = hpke.deriveSecret(EPOCH_KEY);
        Sealing.RecordContext place = new Sealing.RecordContext(CHAIN, "", SENDER, 7);
        SealedPayload sealed =
                sealing.sealTo(hpke.publicKey(secret), SEED, place, PLAINTEXT).orElseThrow();

        assertThat(sealing.openWith(secret, place, committedTo(RECORDS, sealed)))
                .isEmpty();
        assertThat(sealing.sealTo(Bytes.EMPTY, SEED, place, PLAINTEXT)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("energy.wattle.ledger.core.CryptoSuitesTest#suites")
    void anEpochKeyReachesEachMemberByAWrapOfItsOwn(CryptoSuite suite) {
        EpochKeys keys = new EpochKeys(suite);
        Hpke hpke = new Hpke(suite);
        NodeId member = new NodeId("gateway-1");
        Bytes secret = hpke.deriveSecret(Bytes.ofHex("01".repeat(32)));
        Bytes otherSecret = hpke.deriveSecret(Bytes.ofHex("02".repeat(32)));
        SealedPayload wrap = keys.wrap(CHAIN, 0, member, hpke.publicKey(secret), SEED, EPOCH_KEY)
                .orElseThrow();

        assertThat(keys.unwrap(CHAIN, 0, member, secret, wrap)).contains(EPOCH_KEY);
        assertThat(keys.unwrap(CHAIN, 0, member, otherSecret, wrap)).isEmpty();
        assertThat(keys.unwrap(OTHER_CHAIN, 0, member, secret, wrap)).isEmpty();
        assertThat(keys.unwrap(CHAIN, 1, member, secret, wrap)).isEmpty();
        assertThat(keys.unwrap(CHAIN, 0, new NodeId("gateway-2"), secret, wrap)).isEmpty();
        assertThat(keys.unwrap(CHAIN, 0, member, secret, committedTo(RECORDS, wrap)))
                .isEmpty();
    }

    @Test
    void whoeverHoldsTheEpochKeyHoldsTheSecretOfItsPublicKey() {
        EpochKeys keys = new EpochKeys(CryptoSuites.ED25519);
        Hpke hpke = new Hpke(CryptoSuites.ED25519);
        Random random = new Random(1);
        for (long epoch = 0; epoch < 20; epoch++) {
            Bytes key = Samples.bytes(random, 32);

            assertThat(hpke.publicKey(keys.secret(CHAIN, epoch, key))).isEqualTo(keys.publicKey(CHAIN, epoch, key));
            assertThat(keys.publicKey(CHAIN, epoch, key)).isNotEqualTo(keys.publicKey(CHAIN, epoch + 1, key));
            assertThat(keys.commitment(CHAIN, epoch, key)).isNotEqualTo(keys.commitment(CHAIN, epoch + 1, key));
        }
    }

    private static SealedPayload committedTo(Hash commitment, SealedPayload sealed) {
        return new SealedPayload(sealed.session(), sealed.encapsulated(), commitment, sealed.ciphertext());
    }

    private static SealedPayload renamed(String session, SealedPayload sealed) {
        return new SealedPayload(session, sealed.encapsulated(), sealed.commitment(), sealed.ciphertext());
    }
}
