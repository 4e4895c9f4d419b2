package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ElectionFact;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.Misbehaviour;
import energy.wattle.ledger.core.election.SignedOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main chain goes on by a manifest that its nodes have pinned, block by block. Source: Ledger, rule 28. */
class MainRecoveryTest {

    private static final int EPOCH = ElectionChain.EPOCH;
    private static final NodeId FIRST = new NodeId("new-0");
    private static final Hash OTHER = Hash.ofHex("0f".repeat(32));

    private final ElectionChain main = grown(5);
    private final ValidatorSet next = PinnedRecovery.survivorsAndOthers(main);

    private static ElectionChain grown(long height) {
        ElectionChain chain = ElectionChain.main(CryptoSuites.ED25519, 4);
        while (chain.height() < height) {
            chain.block();
        }
        return chain;
    }

    private PinnedRecovery recovered() {
        PinnedRecovery manifest = PinnedRecovery.of(main, 1, main.height(), next);
        main.pin(manifest.hash());
        main.submit(FIRST, RecordKind.RECOVERY, manifest.payload());
        main.block();
        return manifest;
    }

    /** In the middle of an epoch, at its last block, and at the one before. */
    @ParameterizedTest
    @ValueSource(ints = {3, EPOCH - 1, EPOCH, 2 * EPOCH + 5})
    void othersGoOnAboveTheBlockThatTheManifestNames(int height) {
        ElectionChain chain = grown(height);
        PinnedRecovery manifest = PinnedRecovery.of(chain, 7, height, next);
        chain.pin(manifest.hash());
        chain.submit(FIRST, RecordKind.RECOVERY, manifest.payload());
        chain.block();

        BlockHeader first = chain.header(height + 1);
        assertThat(first.epoch()).isEqualTo(height / EPOCH + 7);
        assertThat(first.validators()).isEqualTo(ChainHashes.validators(chain.suite, next));
        assertThat(chain.blocks().getLast().records()).hasSize(1);
        assertThat(chain.elections().validators()).isEqualTo(next);
        assertThat(chain.results(ElectionFact.Moved.KIND)).hasSize(2 + 2);
        assertThat(chain.results(VerdictFact.Carried.KIND))
                .extracting(VerdictFact.Carried::decode)
                .containsExactly(new VerdictFact.Carried(7, ""));
        assertThat(chain.heard(manifest.payload())).isInstanceOf(Grounds.Refused.class);

        chain.endOfEpoch();
        chain.endOfEpoch();
        assertThat(chain.header(chain.height()).epoch()).isEqualTo((chain.height() - 1) / EPOCH + 7);
        assertThat(chain.voters()).contains(FIRST);
    }

    @Test
    void itIsAnOrderLikeOthersAndNoneComesBelowItAnyMore() {
        recovered();
        assertThat(main.elections().lastOrder()).isEqualTo(1);
        Hash late = main.order(new AdminOrder.Review("signed before the manifest was followed"));
        main.block();
        assertThat(main.voidReason(late)).contains("OLD_NUMBER");
        Hash after = main.order(new AdminOrder.Review("with a number above"));
        main.block();
        assertThat(main.voidReason(after)).isEmpty();

        PinnedRecovery used = PinnedRecovery.of(main, 2, main.height(), next);
        assertThat(main.pin(used.hash()).heard(used.payload())).isInstanceOf(Grounds.Refused.class);
    }

    @Test
    void withoutThePinItMeansNothing() {
        PinnedRecovery manifest = PinnedRecovery.of(main, 1, main.height(), next);
        for (Hash[] pins : List.of(new Hash[0], new Hash[] {OTHER})) {
            assertThat(main.pin(pins).heard(manifest.payload()))
                    .isInstanceOfSatisfying(
                            Grounds.Unpinned.class,
                            unpinned -> assertThat(unpinned.manifest()).isEqualTo(manifest.hash()));
        }
        main.submit(FIRST, RecordKind.RECOVERY, manifest.payload());
        assertThat(main.ground().succession()).isEmpty();
    }

    @Test
    void whoeverGetsTheBlockLaterNeedsThePinAndIsToldWhichOne() {
        Ground plain = Ground.of(main.tip, main.state());
        PinnedRecovery manifest = recovered();
        Block first = main.blocks().getLast();
        main.block();

        String missing = PinnedManifests.missing(manifest.hash());
        assertThat(missing).contains(manifest.hash().toString(), "wattle.ledger.pinned-recoveries");
        assertThat(grown(5).check(first)).isEqualTo(new ChainStep.Refused(missing));
        assertThat(grown(5).pin(OTHER).check(first)).isEqualTo(new ChainStep.Refused(missing));
        assertThat(grown(5).pin(manifest.hash()).check(first)).isInstanceOf(ChainStep.Right.class);
        assertThat(grown(5).pin(manifest.hash()).check(plain, first))
                .as("for those who decide without it")
                .isInstanceOf(ChainStep.Refused.class);
    }

    @Test
    void whoeverLivedByItAndTakesThePinAwayIsTold() {
        PinnedRecovery manifest = recovered();
        main.block();

        assertThat(main.step.grounds().unpinned(main.state())).isEmpty();
        assertThat(main.pin(OTHER).step.grounds().unpinned(main.state())).contains(manifest.hash());
    }

    @Test
    void anAuditTakesAStoredBlockAsItStandsAndTellsWhatIsNotPinned() {
        ChainTip tip = main.tip;
        StateView before = main.state();
        PinnedRecovery manifest = recovered();
        Block first = main.blocks().getLast();

        Grounds.Stored told = main.pin().step.grounds().ofStored(tip, before, first.records());
        assertThat(told.unpinned()).contains(manifest.hash());
        assertThat(BlockCheck.links(main.suite, told.ground().tip(), first.header()))
                .isEqualTo(BlockCheck.VALID);
    }

    @Test
    void whoeverHoldsALaterBlockStopsAndWhoeverIsBehindWaits() {
        PinnedRecovery manifest = PinnedRecovery.of(main, 1, 4, next);
        assertThat(main.heard(manifest.payload()))
                .as("unpinned, it stops nobody")
                .isInstanceOf(Grounds.Unpinned.class);
        assertThat(main.pin(manifest.hash()).heard(manifest.payload()))
                .isInstanceOfSatisfying(
                        Grounds.Stops.class,
                        stops -> assertThat(stops.order().last()).isEqualTo(main.header(4)));
        assertThat(grown(3).pin(manifest.hash()).heard(manifest.payload())).isInstanceOf(Grounds.Refused.class);
    }

    @Test
    void ofTwoThatArePinnedNoHeightHasTheSameEpoch() {
        PinnedRecovery one = PinnedRecovery.of(main, 1, 5, next);
        PinnedRecovery other = PinnedRecovery.of(main, 2, 5, Manifest.validators(main, "other", 4));
        main.pin(one.hash(), other.hash());

        assertThat(ground(one).tip().epoch()).isNotEqualTo(ground(other).tip().epoch());
        assertThat(ground(one).isLike(ground(other))).isFalse();
    }

    private Ground ground(PinnedRecovery manifest) {
        return Manifest.ground(main.heard(manifest.payload())).findFirst().orElseThrow();
    }

    @Test
    void whatAQuorumOfTheAdministratorsHasNotSignedForThisChainIsNoManifest() {
        PinnedRecovery good = PinnedRecovery.of(main, 1, 5, next);
        SignedOrder signed = SignedOrder.decode(good.payload());
        SignedOrder byOne = new SignedOrder(signed.order(), signed.approvals().subList(0, 1));
        main.pin(good.hash());
        assertThat(main.heard(byOne.encode())).isInstanceOf(Grounds.Refused.class);
        assertThat(main.heard(main.signedOrder(signed.order(), 0, 1, 2).encode()))
                .as("more than a proof carries")
                .isInstanceOf(Grounds.Refused.class);
        PinnedRecovery foreign =
                PinnedRecovery.of(main, 1, new NodeId("north"), PinnedRecovery.anchor(main, 5, next), next);
        assertThat(main.pin(foreign.hash()).heard(foreign.payload())).isInstanceOf(Grounds.Refused.class);

        main.pin(good.hash());
        byte[] changed = good.payload().toArray();
        for (int place = 0; place < changed.length; place += 7) {
            changed[place] ^= 1;
            assertThat(main.heard(Bytes.of(changed))).as("byte %d", place).isNotInstanceOf(Grounds.GoesOn.class);
            changed[place] ^= 1;
        }
    }

    @Test
    void anEvictedNodesKeyIsNotBroughtBack() {
        Evidence evidence = Misbehaviour.twoProposals(main, 3);
        main.submit(ElectionChain.node(0), RecordKind.EVIDENCE, Misbehaviour.payload(evidence));
        main.block();
        PinnedRecovery manifest = PinnedRecovery.of(main, 1, main.height(), next);

        assertThat(main.pin(manifest.hash()).heard(manifest.payload()))
                .isInstanceOfSatisfying(
                        Grounds.Refused.class,
                        refused -> assertThat(refused.reason()).contains("node-003"));
    }
}
