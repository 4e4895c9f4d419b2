package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.CopyRecord.CertifiedHeader;
import energy.wattle.ledger.core.election.AdminOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Decisions reach a zone over a recovery of the main chain: the way carries the manifest, whoever has pinned it votes
 * for it first, and the zone's state is the same for all. Source: Ledger, Where a record lives; rules 13 and 28.
 */
class CopyRecoveryTest {

    private static final NodeId NODE = ElectionChain.node(0);
    private static final Bytes NO_MANIFEST = Bytes.EMPTY;

    private final ElectionChain main = ElectionChain.main(CryptoSuites.ED25519, 4);
    private final ElectionChain zone = ElectionChain.zone(main, "north", 4);
    private final ValidatorSet founders = main.genesis.validators();
    private final ValidatorSet next = PinnedRecovery.survivorsAndOthers(main);
    private final Manifest registered = new Manifest(main, zone);

    @BeforeEach
    void theZoneIsRegistered() {
        assertThat(registered.anchor(1, zone.genesis.validators())).isEmpty();
    }

    /** Makes a block with an order for the zone. */
    private long decide() {
        main.order(zone.chain.name(), new AdminOrder.Review("looked at"));
        main.block();
        return main.height();
    }

    private PinnedRecovery recover(long number, ValidatorSet others) {
        PinnedRecovery manifest = PinnedRecovery.of(main, number, main.height(), others);
        main.pin(manifest.hash());
        main.submit(others.members().getFirst().id(), RecordKind.RECOVERY, manifest.payload());
        main.block();
        main.order(zone.chain.name(), new AdminOrder.Review("numbers below the manifest are void"));
        main.block();
        return manifest;
    }

    private CertifiedHeader certified(long height, ValidatorSet voters, Bytes manifest) {
        return new CertifiedHeader(main.header(height), main.certificate(height, voters), Bytes.EMPTY, manifest);
    }

    /** What the block at a height has decided for the zone, along this way. */
    private CopyRecord copy(boolean hasGenesis, List<CertifiedHeader> way, long deciding) {
        BlockHeader proven = way.getLast().header();
        List<Bytes> leaves = main.finalBlocks().get((int) deciding - 1).results().stream()
                .map(result -> ResultCodec.encode(result.result()))
                .toList();
        List<Integer> decisions = IntStream.range(0, leaves.size())
                .filter(place -> ResultCodec.decode(leaves.get(place)).kind().equals(Result.DECISION))
                .boxed()
                .toList();
        return CopyAssembly.assemble(
                main.suite,
                hasGenesis ? ChainCodec.encode(main.genesis) : Bytes.EMPTY,
                way,
                proven,
                Manifest.history(main),
                List.of(new CopyAssembly.DecidingBlock(main.header(deciding), leaves, decisions)));
    }

    private Hash send(CopyRecord copy) {
        Hash record = zone.submit(NODE, RecordKind.COPY, copy.encode());
        zone.block();
        return record;
    }

    /** The zone has proven the very block that the manifest names, one below it, or nothing yet. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void decisionsComeOverTheRecovery(int below) {
        long first = decide();
        if (below < 2) {
            assertThat(zone.voidReason(send(copy(true, List.of(certified(first, founders, NO_MANIFEST)), first))))
                    .isEmpty();
        } else {
            main.block();
        }
        if (below == 1) {
            main.block();
        }
        long last = main.height();
        PinnedRecovery manifest = recover(2, next);
        long decided = decide();
        zone.pin(manifest.hash());
        List<CertifiedHeader> way =
                List.of(certified(last, founders, manifest.payload()), certified(decided, next, NO_MANIFEST));

        Hash copied = send(copy(true, way, below == 2 ? first : decided));
        assertThat(zone.voidReason(copied)).isEmpty();
        assertThat(NodeState.provenMain(zone.state())).contains(main.header(decided));
        assertThat(NodeState.mainValidators(zone.state())).contains(next);

        long later = below == 2 ? decided : decide();
        main.block();
        CopyRecord plain = copy(false, List.of(certified(main.height(), next, NO_MANIFEST)), later);
        assertThat(zone.voidReason(send(plain))).as("as ever from there on").isEmpty();
    }

    @Test
    void whoeverHasNotPinnedItIsSilentAndGoesAlongWithAQuorum() {
        long last = decide();
        PinnedRecovery manifest = recover(2, next);
        CopyRecord copy = copy(
                true,
                List.of(certified(last, founders, manifest.payload()), certified(main.height(), next, NO_MANIFEST)),
                last);
        var record = zone.record(NODE.code(), RecordKind.COPY, copy.encode());
        assertThat(zone.step.mayRestOn(List.of(record))).isFalse();
        ChainStep.Made made = zone.step.make(
                Ground.of(zone.tip, zone.state()),
                new ChainStep.Turn(
                        0,
                        zone.time(),
                        zone.electorate().validators().members().stream()
                                .map(member -> ChainHashes.keyId(zone.suite, member.publicKey()))
                                .findFirst()
                                .orElseThrow(),
                        Limits.BLOCK_LENGTH),
                List.of(record),
                zone::epochKey);
        assertThat(made.block().records()).as("a leader without the pin").isEmpty();
        assertThat(made.waiting()).isEqualTo(1);

        Ground ground = Ground.of(zone.tip, zone.state());
        ElectionChain other = ElectionChain.zone(main, "north", 4);
        zone.pin(manifest.hash());
        assertThat(zone.step.mayRestOn(List.of(record))).isTrue();
        zone.submit(record);
        zone.block();
        Block block = zone.blocks().getLast();
        assertThat(other.check(ground, block))
                .as("what it comes to does not depend on who has pinned what")
                .isInstanceOf(ChainStep.Right.class);
        assertThat(other.check(block))
                .as("whoever catches up is told what to pin")
                .isEqualTo(new ChainStep.Refused(PinnedManifests.missing(manifest.hash())));
        assertThat(other.step
                        .grounds()
                        .ofStored(other.tip, other.state(), block.records())
                        .unpinned())
                .contains(manifest.hash());
    }

    @Test
    void whatTheAdministratorsHaveNotSignedIsVoidForEverybodyAndWaitsForNobody() {
        long last = decide();
        PinnedRecovery manifest = recover(2, next);
        CertifiedHeader head = certified(main.height(), next, NO_MANIFEST);
        byte[] bent = manifest.payload().toArray();
        bent[bent.length - 1] ^= 1;

        assertThat(zone.voidReason(send(copy(true, List.of(certified(last, founders, Bytes.of(bent)), head), last))))
                .contains("WRONG_MANIFEST");
        assertThat(zone.voidReason(send(
                        copy(false, List.of(certified(last, founders, manifest.payload()), head), last))))
                .contains("WRONG_GENESIS");
        assertThat(zone.voidReason(send(copy(true, List.of(head), last)))).contains("NOT_CERTIFIED");
        zone.pin(manifest.hash());
        assertThat(zone.voidReason(send(
                        copy(true, List.of(certified(last - 1, founders, manifest.payload()), head), last))))
                .as("the manifest of another block")
                .contains("WRONG_MANIFEST");
        assertThat(NodeState.provenMain(zone.state())).isEmpty();
    }

    /** The same four go on: what they had made above the block before counts no more all the same. */
    @Test
    void whatWasCertifiedBesideTheRecoveryLeadsNowhere() {
        long last = decide();
        PinnedRecovery manifest = PinnedRecovery.of(main, 2, last, founders);
        zone.pin(manifest.hash());
        long cutOff = decide();

        List<CertifiedHeader> way = new ArrayList<>(
                List.of(certified(last, founders, manifest.payload()), certified(cutOff, founders, NO_MANIFEST)));
        assertThat(zone.voidReason(send(copy(true, way, last)))).contains("CUT_OFF");
    }

    @Test
    void anEarlierManifestDoesNotComeBack() {
        long last = decide();
        PinnedRecovery old = PinnedRecovery.of(main, 2, last, Manifest.validators(main, "old", 4));
        PinnedRecovery manifest = PinnedRecovery.of(main, 3, last, next);
        zone.pin(old.hash(), manifest.hash());
        assertThat(zone.voidReason(send(copy(true, List.of(certified(last, founders, manifest.payload())), last))))
                .isEmpty();

        Hash again = send(copy(true, List.of(certified(last, founders, old.payload())), last));
        assertThat(zone.voidReason(again)).contains("OLD_MANIFEST");
        assertThat(NodeState.mainValidators(zone.state())).contains(next);
    }
}
