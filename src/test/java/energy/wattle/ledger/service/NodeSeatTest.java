package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.EpochKeys;
import energy.wattle.ledger.core.Hpke;
import energy.wattle.ledger.core.NodeRecord;
import energy.wattle.ledger.core.consensus.Consensus;
import energy.wattle.ledger.core.consensus.Timing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Which epoch keys a node lets pass: those that its own wrap opens to. Source: Ledger, Encryption. */
@ParameterizedClass
@MethodSource("suites")
class NodeSeatTest {

    private static final long EPOCH = 7;
    private static final ChainId CHAIN = new ChainId(filled(1));

    private final CryptoSuite suite;

    NodeSeatTest(CryptoSuite suite) {
        this.suite = suite;
    }

    static Stream<CryptoSuite> suites() {
        return Stream.of(CryptoSuites.ED25519, CryptoSuites.SM);
    }

    @Test
    void aKeyThatTheNodesOwnWrapHoldsPasses() {
        assertThat(passes(key("right", wrap("own", "right")), "leader")).isTrue();
    }

    @Test
    void epochKeyWrapsThatDoNotOpenKeepTheNodeSilent() {
        assertThat(passes(key("right", wrap("somebody", "right")), "leader")).isFalse();
        assertThat(passes(key("right"), "leader")).as("no wrap at all").isFalse();
    }

    /** Each wrap opens by itself, and the members would hold different keys. */
    @Test
    void aWrapThatOpensToAnotherKeyThanTheRecordsKeepsTheNodeSilent() {
        assertThat(passes(key("right", wrap("own", "other")), "leader")).isFalse();
    }

    @Test
    void aPublicKeyThatIsNotTheEpochKeysKeepsTheNodeSilent() {
        NodeRecord.EpochKey right = key("right", wrap("own", "right"));
        NodeRecord.EpochKey mixed =
                new NodeRecord.EpochKey(EPOCH, right.commitment(), key("other").publicKey(), right.wraps());

        assertThat(passes(mixed, "leader")).isFalse();
    }

    @Test
    void whatIsVoidAnywayStopsNobodysBlock() {
        assertThat(passes(key("right"), "somebody")).as("not the proposer's").isTrue();
        NodeRecord.EpochKey late =
                new NodeRecord.EpochKey(EPOCH - 1, filled(2), filled(3).bytes(), List.of());
        assertThat(passes(late, "leader")).as("of another epoch").isTrue();
        assertThat(seat(Optional.of("own")).opensItsWraps(block("leader", Bytes.ofUtf8("no record"))))
                .isTrue();
    }

    @Test
    void whoOnlyFollowsNeedsNoWrap() {
        assertThat(seat(Optional.empty())
                        .opensItsWraps(block("leader", key("right").encode())))
                .isTrue();
    }

    private boolean passes(NodeRecord.EpochKey brought, String sender) {
        return seat(Optional.of("own")).opensItsWraps(block(sender, brought.encode()));
    }

    private NodeSeat seat(Optional<String> name) {
        CheckedSignatures signatures = new CheckedSignatures(suite);
        Consensus consensus = Consensus.safe(new Timing(100, 1_000), signatures, message -> Bytes.EMPTY);
        return new NodeSeat(
                CHAIN,
                consensus,
                name.map(one -> new NodeSeat.Key(
                        new KeyName("own"), new Validator(new NodeId("own"), secret(one)), id(one), secret(one))),
                false,
                new EpochKeys(suite));
    }

    private NodeRecord.EpochKey key(String content, NodeRecord.Wrap... wraps) {
        EpochKeys keys = new EpochKeys(suite);
        Bytes key = secret(content);
        return new NodeRecord.EpochKey(
                EPOCH, keys.commitment(CHAIN, EPOCH, key), keys.publicKey(CHAIN, EPOCH, key), List.of(wraps));
    }

    /** For the node, sealed to the key of whoever. */
    private NodeRecord.Wrap wrap(String recipient, String content) {
        Bytes publicKey = new Hpke(suite).publicKey(secret(recipient));
        SealedPayload sealed = new EpochKeys(suite)
                .wrap(CHAIN, EPOCH, new NodeId("own"), publicKey, secret("seed"), secret(content))
                .orElseThrow();
        return new NodeRecord.Wrap(new NodeId("own"), sealed);
    }

    private Block block(String sender, Bytes payload) {
        LedgerRecord record =
                new LedgerRecord(1, CHAIN, RecordKind.EPOCH_KEY, id(sender), 1, 100, payload, Bytes.of(new byte[64]));
        Hash any = filled(9);
        BlockHeader header =
                new BlockHeader(1, CHAIN, 71, 0, 0, any, id("leader"), any, any, any, any, any, any, any, EPOCH);
        return new Block(header, List.of(record));
    }

    private KeyId id(String name) {
        return ChainHashes.keyId(suite, secret(name));
    }

    private Bytes secret(String name) {
        return new Hpke(suite)
                .deriveSecret(suite.hash(Bytes.ofUtf8(name).toArray()).bytes());
    }

    private static Hash filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return new Hash(Bytes.of(bytes));
    }
}
