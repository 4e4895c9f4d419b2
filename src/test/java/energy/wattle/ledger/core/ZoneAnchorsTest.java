package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.EvidenceRecord;
import energy.wattle.ledger.core.election.Misbehaviour;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Source: Ledger, rules 28 and 29. */
class ZoneAnchorsTest {

    private static final int EPOCH = ElectionChain.EPOCH;

    private final ElectionChain main = ElectionChain.main(CryptoSuites.ED25519, 4);
    private final ElectionChain zone = ElectionChain.zone(main, "north", 7);

    /** A zone whose node 3 is evicted at the end of its first epoch. */
    private void register() {
        main.submit(main.record(
                "administrator 0",
                RecordKind.NODE_ADMINISTRATION,
                new NodeRecord.RegisterZone(ChainCodec.encode(zone.genesis)).encode()));
        main.block();
        Evidence evidence = Misbehaviour.twoProposals(zone, 3);
        zone.submit(ElectionChain.node(0), RecordKind.EVIDENCE, Misbehaviour.payload(evidence));
        zone.endOfEpoch();
        zone.endOfEpoch();
    }

    @Test
    void theSetThatAnEpochsLastBlockNamesIsRegisteredForTheNext() {
        register();
        assertThat(send(anchor(EPOCH, 7))).as("the next set is not there").contains("WRONG_NEXT_VALIDATORS");
        assertThat(send(anchor(EPOCH, 7).with(zone.genesis.validators())))
                .as("another set than the one named")
                .contains("WRONG_NEXT_VALIDATORS");
        assertThat(send(anchor(EPOCH, 7).with(six()))).isEmpty();
        assertThat(NodeState.registered(main.state(), zone.chain.id(), 1)).contains(six());
        assertThat(send(anchor(EPOCH + 2, 7))).as("votes of the old set").contains("NOT_CERTIFIED");
        assertThat(send(anchor(EPOCH + 2, 6).with(six()))).contains("WRONG_NEXT_VALIDATORS");
        assertThat(send(anchor(EPOCH + 2, 6))).isEmpty();
        assertThat(NodeState.registered(main.state(), zone.chain.id(), 0))
                .as("those of all epochs are kept")
                .contains(zone.genesis.validators());
    }

    @Test
    void anotherCertifiedBlockAtAnAnchoredHeightFreezesTheZone() {
        register();
        assertThat(send(anchor(4, 7))).isEmpty();
        BlockHeader anchored = zone.header(4);
        Hash same = show(anchored, zone.certificate(4, zone.genesis.validators()));
        Hash unsigned = show(forked(anchored), zone.certificate(4, zone.genesis.validators()));
        main.block();
        assertThat(main.voidReason(same)).contains("NO_FORK");
        assertThat(main.voidReason(unsigned)).contains("NOT_CERTIFIED");

        Hash fork = show(forked(anchored), certify(forked(anchored)));
        Hash again = show(forked(anchored), certify(forked(anchored)));
        main.block();
        assertThat(main.voidReason(fork)).isEmpty();
        assertThat(main.voidReason(again)).contains("ALREADY_FROZEN");
        assertThat(alarms()).containsExactly(new VerdictFact.Alarm(VerdictFact.Cause.ZONE_FROZEN, new NodeId("north")));
        assertThat(send(anchor(6, 7))).contains("ZONE_FROZEN");
        assertThat(MarketSteps.waitedFor(main.state(), Long.MAX_VALUE))
                .as("nobody waits for a frozen zone")
                .isEmpty();
    }

    @Test
    void anEarlierBlockThatTheAnchoredHistoryDoesNotHoldIsAFork() {
        register();
        assertThat(send(anchor(5, 7))).isEmpty();
        BlockHeader wrong = forked(zone.header(3));
        Hash known = ChainHashes.block(zone.suite, zone.header(3));
        List<Hash> path = MerkleTree.inclusionProof(zone.suite, Manifest.history(zone), 4, 2);
        Hash honest = fork(zone.header(3), zone.certificate(3, zone.genesis.validators()), known, path);
        Hash lie = fork(wrong, certify(wrong), ChainHashes.block(zone.suite, zone.header(2)), path);
        Hash fork = fork(wrong, certify(wrong), known, path);
        main.block();

        assertThat(main.voidReason(honest)).contains("NO_FORK");
        assertThat(main.voidReason(lie)).contains("NO_FORK");
        assertThat(main.voidReason(fork)).isEmpty();
    }

    @Test
    void aRecoveredZoneGoesOnWithOtherValidatorsAndTheOldOnesCountNoMore() {
        register();
        assertThat(send(anchor(4, 7))).isEmpty();
        Hash fork = show(forked(zone.header(4)), certify(forked(zone.header(4))));
        main.block();
        assertThat(main.voidReason(fork)).isEmpty();

        ValidatorSet fresh = Manifest.validators(zone, "new", 4);
        Hash below = recover(anchor(3, 7), fresh);
        Hash manifest = recover(anchor(4, 7), fresh);
        main.block();
        assertThat(main.voidReason(below)).contains("NOT_HIGHER");
        assertThat(main.voidReason(manifest)).isEmpty();
        assertThat(alarms())
                .containsExactly(new VerdictFact.Alarm(VerdictFact.Cause.ZONE_RECOVERED, new NodeId("north")));
        assertThat(send(anchor(6, 7))).as("anchors of the old set").contains("NOT_CERTIFIED");

        BlockHeader early = with(zone.header(5), ChainHashes.validators(zone.suite, fresh));
        Anchor sameEpoch = new Anchor(
                early,
                certify(early, fresh),
                proof(4, 5).consistency(),
                proof(4, 5).previous());
        assertThat(send(sameEpoch)).as("the epoch of the old set").contains("EPOCH_SKIPPED");

        BlockHeader next = inEpoch(early, 2);
        Certificate votes = certify(next, fresh);
        Anchor first =
                new Anchor(next, votes, proof(4, 5).consistency(), proof(4, 5).previous());
        assertThat(send(first)).isEmpty();
        assertThat(NodeState.registered(main.state(), zone.chain.id(), 2)).contains(fresh);
        assertThat(NodeState.registered(main.state(), zone.chain.id(), 0))
                .as("those of all epochs are kept")
                .contains(zone.genesis.validators());
        Hash sameFork = show(forked(zone.header(4)), certify(forked(zone.header(4))));
        main.block();
        assertThat(main.voidReason(sameFork))
                .as("what the manifest has settled freezes nothing")
                .contains("RECOVERED");
    }

    @Test
    void aManifestThatNobodyLivedByIsFollowedByOneForALaterBlock() {
        register();
        assertThat(send(anchor(4, 7))).isEmpty();
        ValidatorSet fresh = Manifest.validators(zone, "new", 4);
        Hash first = recover(anchor(5, 7), fresh);
        main.block();
        assertThat(main.voidReason(first)).isEmpty();

        BlockHeader invented = forked(zone.header(7));
        Hash unknown = recover(
                new Anchor(
                        invented,
                        certify(invented, fresh),
                        proof(5, 7).consistency(),
                        proof(5, 7).previous()),
                fresh);
        Hash second = recover(anchor(6, 7), fresh);
        Hash third = recover(anchor(7, 7), fresh);
        Hash elsewhere = main.order(
                new AdminOrder.Recover(new NodeId("north"), ChainCodec.encode(anchor(7, 7)), ChainCodec.encode(fresh)));
        main.block();
        assertThat(main.voidReason(unknown)).as("no block of this chain").isPresent();
        assertThat(main.voidReason(second)).isEmpty();
        assertThat(main.voidReason(third))
                .as("its proof starts at the block before")
                .contains("NOT_EXTENDING");
        assertThat(main.voidReason(elsewhere))
                .as("the zone would not hear of it")
                .contains("WRONG_CHAIN");
        assertThat(NodeState.anchored(main.state(), zone.chain.id())).contains(zone.header(6));
    }

    private Hash recover(Anchor anchor, ValidatorSet fresh) {
        return main.order(
                new NodeId("north"),
                new AdminOrder.Recover(new NodeId("north"), ChainCodec.encode(anchor), ChainCodec.encode(fresh)));
    }

    private ValidatorSet six() {
        return new ValidatorSet(zone.genesis.validators().members().stream()
                .filter(member -> !member.id().equals(ElectionChain.node(3)))
                .toList());
    }

    private Anchor anchor(long height, int voters) {
        Optional<BlockHeader> last = NodeState.anchored(main.state(), zone.chain.id());
        ValidatorSet set = voters == 7 ? zone.genesis.validators() : six();
        Anchor plain = new Anchor(zone.header(height), zone.certificate(height, set), List.of(), List.of());
        if (last.isEmpty() || last.get().height() >= height) {
            return plain;
        }
        return new Anchor(
                plain.header(),
                plain.certificate(),
                proof(last.get().height(), height).consistency(),
                proof(last.get().height(), height).previous());
    }

    private Anchor proof(long last, long height) {
        return Anchors.assemble(
                zone.suite,
                Optional.of(zone.header(last)),
                zone.header(height),
                zone.certificate(height, zone.genesis.validators()),
                Manifest.history(zone));
    }

    private Optional<String> send(Anchor anchor) {
        Hash record = main.submit(ElectionChain.node(0), RecordKind.ANCHOR, ChainCodec.encode(anchor));
        main.block();
        return main.voidReason(record);
    }

    private Hash show(BlockHeader header, Certificate certificate) {
        return fork(header, certificate, ChainHashes.block(zone.suite, zone.header(4)), List.of());
    }

    private Hash fork(BlockHeader header, Certificate certificate, Hash other, List<Hash> path) {
        Bytes payload = new EvidenceRecord.Fork(header, certificate, other, path).encode();
        return main.submit(ElectionChain.node(1), RecordKind.EVIDENCE, payload);
    }

    private List<VerdictFact.Alarm> alarms() {
        return main.results(VerdictFact.Alarm.KIND).stream()
                .map(VerdictFact.Alarm::decode)
                .toList();
    }

    private Certificate certify(BlockHeader header) {
        return certify(header, zone.genesis.validators());
    }

    private Certificate certify(BlockHeader header, ValidatorSet set) {
        Hash block = ChainHashes.block(zone.suite, header);
        Bytes message = Signing.commitMessage(header, header.round(), block, block);
        return new Certificate(
                header.height(),
                header.round(),
                block,
                block,
                IntStream.range(0, set.size())
                        .mapToObj(i -> new Certificate.Vote(
                                i,
                                zone.suite.sign(zone.secret(set.members().get(i).id()), message)))
                        .toList());
    }

    private static BlockHeader forked(BlockHeader header) {
        return changed(header, Hash.ofHex("99".repeat(32)), header.validators());
    }

    private static BlockHeader with(BlockHeader header, Hash validators) {
        return changed(header, header.resultsRoot(), validators);
    }

    private static BlockHeader changed(BlockHeader header, Hash results, Hash validators) {
        return changed(header, results, validators, header.epoch());
    }

    private static BlockHeader inEpoch(BlockHeader header, long epoch) {
        return changed(header, header.resultsRoot(), header.validators(), epoch);
    }

    private static BlockHeader changed(BlockHeader header, Hash results, Hash validators, long epoch) {
        return new BlockHeader(
                header.version(),
                header.chain(),
                header.height(),
                header.round(),
                header.time(),
                header.previous(),
                header.proposer(),
                header.recordsRoot(),
                results,
                header.stateRoot(),
                header.historyRoot(),
                validators,
                validators,
                header.election(),
                epoch);
    }
}
