package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.RecordKind;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Source: Ledger, Identity and signing, rule 1. */
class SigningTest {

    private static final ChainId CHAIN = new ChainId(Hash.ofHex("11".repeat(32)));
    private static final ChainId OTHER_CHAIN = new ChainId(Hash.ofHex("12".repeat(32)));

    @Test
    void aSignatureCoversTagVersionChainEpochTypeAndBody() {
        assertThat(Signing.message(1, CHAIN, 7, Signing.Type.COMMIT, Bytes.ofHex("ab")))
                .hasToString("10" + Bytes.ofUtf8("wattle/signature") + "00000001" + "11".repeat(32) + "0000000000000007"
                        + "06" + Bytes.ofUtf8("COMMIT") + "ab");
    }

    @Test
    void messagesOfOtherVersionsChainsEpochsTypesOrBodiesDiffer() {
        assertThat(Stream.of(
                        Signing.message(1, CHAIN, 7, Signing.Type.COMMIT, Bytes.ofHex("ab")),
                        Signing.message(2, CHAIN, 7, Signing.Type.COMMIT, Bytes.ofHex("ab")),
                        Signing.message(1, OTHER_CHAIN, 7, Signing.Type.COMMIT, Bytes.ofHex("ab")),
                        Signing.message(1, CHAIN, 8, Signing.Type.COMMIT, Bytes.ofHex("ab")),
                        Signing.message(1, CHAIN, 7, Signing.Type.PREPARE, Bytes.ofHex("ab")),
                        Signing.message(1, CHAIN, 7, Signing.Type.COMMIT, Bytes.ofHex("ac"))))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("energy.wattle.ledger.core.CryptoSuitesTest#suites")
    void aRecordsSignatureHoldsForItsOwnFieldsAndSenderOnly(CryptoSuite suite) {
        Bytes secret = Samples.bytes(new Random(1), 32);
        Bytes publicKey = suite.signingKey(secret);
        Bytes strangersKey = suite.signingKey(Samples.bytes(new Random(2), 32));
        KeyId sender = ChainHashes.keyId(suite, publicKey);
        LedgerRecord record = Signing.signed(
                suite, secret, record(1, CHAIN, RecordKind.OPEN, sender, 4, 9, "a", Bytes.of(new byte[64])));
        Bytes signature = record.signature();

        assertThat(Signing.isSignedBy(suite, publicKey, record)).isTrue();
        assertThat(Signing.isSignedBy(suite, strangersKey, record)).isFalse();
        KeyId stranger = ChainHashes.keyId(suite, strangersKey);
        assertThat(Stream.of(
                        record(2, CHAIN, RecordKind.OPEN, sender, 4, 9, "a", signature),
                        record(1, OTHER_CHAIN, RecordKind.OPEN, sender, 4, 9, "a", signature),
                        record(1, CHAIN, RecordKind.CLOSE, sender, 4, 9, "a", signature),
                        record(1, CHAIN, RecordKind.OPEN, stranger, 4, 9, "a", signature),
                        record(1, CHAIN, RecordKind.OPEN, sender, 5, 9, "a", signature),
                        record(1, CHAIN, RecordKind.OPEN, sender, 4, 8, "a", signature),
                        record(1, CHAIN, RecordKind.OPEN, sender, 4, 9, "b", signature)))
                .noneMatch(changed -> Signing.isSignedBy(suite, publicKey, changed));
    }

    @Test
    void aRecordIsIdentifiedByItsSignedBytesNotByItsSignature() {
        CryptoSuite suite = CryptoSuites.ED25519;
        LedgerRecord record = Samples.record(new Random(1));
        LedgerRecord resigned = Signing.signed(suite, Samples.bytes(new Random(2), 32), record);

        assertThat(resigned).isNotEqualTo(record);
        assertThat(ChainHashes.record(suite, resigned)).isEqualTo(ChainHashes.record(suite, record));
    }

    @Test
    void votesOfOtherTypesRoundsBlocksOrEnvelopesDiffer() {
        BlockHeader header = Samples.header(new Random(1));
        Hash a = Samples.hash(new Random(2));
        Hash b = Samples.hash(new Random(3));

        assertThat(Stream.of(
                        Signing.voteMessage(header, Signing.Type.COMMIT, 1, a, b),
                        Signing.voteMessage(header, Signing.Type.PREPARE, 1, a, b),
                        Signing.voteMessage(header, Signing.Type.COMMIT, 2, a, b),
                        Signing.voteMessage(header, Signing.Type.COMMIT, 1, b, a)))
                .doesNotHaveDuplicates();
    }

    private static LedgerRecord record(
            int version,
            ChainId chain,
            RecordKind kind,
            KeyId sender,
            long sequence,
            long expiry,
            String payload,
            Bytes signature) {
        return new LedgerRecord(version, chain, kind, sender, sequence, expiry, Bytes.ofUtf8(payload), signature);
    }
}
