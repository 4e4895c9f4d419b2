package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ElectionFact;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.election.Epochs;
import energy.wattle.ledger.core.election.Misbehaviour;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A zone goes on by a recovery manifest, block by block. Source: Ledger, rule 28. */
class RecoveryTest {

    private static final int EPOCH = ElectionChain.EPOCH;

    private final ElectionChain main = ElectionChain.main(CryptoSuites.ED25519, 4);
    private final ElectionChain zone = ElectionChain.zone(main, "north", 7);
    private final ValidatorSet founders = zone.genesis.validators();
    private final Manifest manifest = new Manifest(main, zone);

    private ValidatorSet next() {
        List<Validator> survivors = founders.members().subList(0, 2);
        return new ValidatorSet(
                Stream.concat(Manifest.validators(zone, "new", 3).members().stream(), survivors.stream())
                        .sorted(java.util.Comparator.comparing(Validator::id))
                        .toList());
    }

    private void grow(long height) {
        while (zone.height() < height) {
            zone.block();
        }
    }

    /** In the middle of an epoch, at its last block, and at the one before. */
    @ParameterizedTest
    @ValueSource(ints = {3, EPOCH - 1, EPOCH, 2 * EPOCH + 5})
    void othersGoOnAboveTheBlockThatTheManifestNames(int height) {
        grow(height);
        for (long last = EPOCH; last <= height; last += EPOCH) {
            assertThat(manifest.anchor(last, founders)).isEmpty();
        }
        long before = zone.header(height).epoch();
        assertThat(manifest.recover(height, founders, next())).isEmpty();
        Bytes shown = manifest.follow(next().members().getFirst().id());

        BlockHeader first = zone.header(height + 1);
        assertThat(first.epoch()).isGreaterThan(before).isEqualTo(height / EPOCH + 1);
        assertThat(first.validators()).isEqualTo(ChainHashes.validators(zone.suite, next()));
        assertThat(zone.blocks().getLast().records()).hasSize(1);
        assertThat(zone.elections().validators()).isEqualTo(next());
        assertThat(zone.elections().setOf(before)).isEqualTo(founders);
        assertThat(zone.heard(shown)).isInstanceOf(Grounds.Refused.class);
        assertThat(zone.results(ElectionFact.Moved.KIND)).hasSize(5 + 3);

        zone.block();
        zone.endOfEpoch();
        zone.endOfEpoch();
        assertThat(zone.header(zone.height()).epoch()).isEqualTo((zone.height() - 1) / EPOCH + 1);
        assertThat(manifest.anchor(height + 2, founders))
                .as("anchors of the old set")
                .contains("NOT_CERTIFIED");
        long end = Epochs.of(zone.state(), zone.genesis).end(height + 1);
        assertThat(manifest.anchor(end, next())).isEmpty();
        assertThat(manifest.anchor(end + 3, next())).isEmpty();
    }

    @Test
    void whoeverHoldsALaterBlockStopsAndWhoeverIsBehindWaits() {
        grow(5);
        assertThat(manifest.recover(4, founders, next())).isEmpty();
        assertThat(zone.heard(manifest.shown()))
                .isInstanceOfSatisfying(
                        Grounds.Stops.class,
                        stops -> assertThat(stops.order().last()).isEqualTo(zone.header(4)));
        ElectionChain behind = ElectionChain.zone(main, "north", 7);
        assertThat(behind.heard(manifest.shown())).isInstanceOf(Grounds.Refused.class);
    }

    @Test
    void aManifestForALaterBlockTakesThePlaceOfOneThatNobodyLivedBy() {
        grow(6);
        assertThat(manifest.recover(4, founders, next())).isEmpty();
        assertThat(zone.heard(manifest.shown())).isInstanceOf(Grounds.Stops.class);
        assertThat(manifest.recover(6, founders, next())).isEmpty();
        manifest.follow(next().members().getFirst().id());
        assertThat(zone.header(7).epoch())
                .as("no height has one epoch under two manifests")
                .isEqualTo(2);
    }

    @Test
    void aBlockThatDoesNotStandOnTheManifestIsWrongForThoseWhoDo() {
        grow(3);
        Ground plain = Ground.of(zone.tip, zone.state());
        assertThat(manifest.recover(3, founders, next())).isEmpty();
        Bytes shown = manifest.shown();
        Ground recovered = ((Grounds.GoesOn) zone.heard(shown)).ground();
        ElectionChain twin = ElectionChain.zone(main, "north", 7);
        while (twin.height() < 4) {
            twin.block();
        }
        Block old = twin.blocks().getLast();
        assertThat(zone.check(plain, old)).isInstanceOf(ChainStep.Right.class);
        assertThat(zone.check(recovered, old)).isInstanceOf(ChainStep.Refused.class);

        manifest.follow(next().members().getFirst().id());
        Block fresh = zone.blocks().getLast();
        twin = ElectionChain.zone(main, "north", 7);
        while (twin.height() < 3) {
            twin.block();
        }
        assertThat(twin.check(fresh)).as("whoever gets it later").isInstanceOf(ChainStep.Right.class);
        assertThat(twin.check(recovered, fresh)).isInstanceOf(ChainStep.Right.class);
        assertThat(twin.check(plain, fresh)).isInstanceOf(ChainStep.Refused.class);
    }

    @Test
    void whatTheMainChainHasNotDecidedIsNoManifest() {
        grow(4);
        assertThat(manifest.recover(4, founders, next())).isEmpty();
        byte[] changed = manifest.shown().toArray();
        int refused = 0;
        for (int place = changed.length - 1; place > 0; place -= 97) {
            changed[place] ^= 1;
            refused += zone.heard(Bytes.of(changed)) instanceof Grounds.GoesOn ? 0 : 1;
            changed[place] ^= 1;
        }
        assertThat(refused).isEqualTo((changed.length - 2) / 97 + 1);
    }

    @Test
    void anEvictedNodesKeyIsNotBroughtBack() {
        Evidence evidence = Misbehaviour.twoProposals(zone, 3);
        zone.submit(ElectionChain.node(0), RecordKind.EVIDENCE, Misbehaviour.payload(evidence));
        zone.block();
        assertThat(manifest.recover(zone.height(), founders, founders)).isEmpty();
        assertThat(zone.heard(manifest.shown()))
                .isInstanceOfSatisfying(
                        Grounds.Refused.class,
                        refused -> assertThat(refused.reason()).contains("node-003"));
    }

    @Test
    void whatTheOldValidatorsSignedAboveTheBlockConvictsNobodyAndBelowItDoes() {
        grow(3);
        Evidence below = Misbehaviour.twoProposals(zone, 1);
        grow(4);
        Evidence above = Misbehaviour.twoProposals(zone, 0);
        assertThat(manifest.recover(4, founders, next())).isEmpty();
        manifest.follow(next().members().getFirst().id());
        assertThat(zone.voters()).contains(new NodeId("node-000"), new NodeId("node-001"), new NodeId("new-0"));

        Hash cutOff = zone.submit(new NodeId("new-0"), RecordKind.EVIDENCE, Misbehaviour.payload(above));
        Hash kept = zone.submit(new NodeId("new-0"), RecordKind.EVIDENCE, Misbehaviour.payload(below));
        zone.block();
        assertThat(zone.voidReason(cutOff)).contains("NO_PROOF");
        assertThat(zone.voidReason(kept)).isEmpty();
    }

    @Test
    void validatorsThatTheLastBlockHadNamedNeverComeToVote() {
        Evidence evidence = Misbehaviour.twoProposals(zone, 3);
        zone.submit(ElectionChain.node(0), RecordKind.EVIDENCE, Misbehaviour.payload(evidence));
        zone.endOfEpoch();
        assertThat(zone.voters()).hasSize(6);
        assertThat(manifest.anchor(EPOCH, founders)).isEmpty();
        assertThat(manifest.recover(EPOCH, founders, next())).isEmpty();
        manifest.follow(next().members().getFirst().id());

        assertThat(zone.header(EPOCH + 1).epoch()).isEqualTo(2);
        assertThat(zone.elections().sets()).containsOnlyKeys(2L).containsValue(next());
        assertThat(Epochs.of(zone.state(), zone.genesis).below(2)).isEqualTo(EPOCH);
    }
}
