package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofVerdict;
import energy.wattle.ledger.ProofVerdict.Step;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.MainRecovery;
import energy.wattle.ledger.core.election.SignedOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proofs that cross a recovery of the main chain carry the manifest and name it. Source: Ledger, rule 28. */
class RecoveryProofTest {

    private static final CryptoSuite SUITE = CryptoSuites.ED25519;

    private final RecoveredChain chain = new RecoveredChain(SUITE);

    @ParameterizedTest
    @MethodSource("energy.wattle.ledger.core.CryptoSuitesTest#suites")
    void blocksBelowAndAboveAreProvedForWhoeverHasPinnedTheManifest(CryptoSuite suite) {
        RecoveredChain recovered = new RecoveredChain(suite);
        for (long height = 1; height <= recovered.main.height(); height++) {
            assertThat(verify(recovered, recovered.proof(height), Set.of(recovered.manifest)))
                    .isInstanceOfSatisfying(
                            ProofVerdict.Verified.class,
                            proved -> assertThat(proved.what())
                                    .endsWith("certified at height 8 by 3 of 4 validators, over the recovery "
                                            + recovered.manifest + " above block 5"));
        }
    }

    @Test
    void aManifestThatNobodyHasPinnedProvesNothing() {
        String reason =
                "nobody has vouched for the recovery of the main chain above block 5 by the manifest " + chain.manifest;

        assertBroken(chain.proof(2), Set.of(), reason);
        assertBroken(chain.proof(7), Set.of(Hash.ofHex("0f".repeat(32))), reason);
    }

    /** What was final before stays so, whoever has pinned what. */
    @Test
    void aProofFromBeforeTheRecoveryHoldsAsItDid() {
        Proof before = new Proof(
                Proof.FORMAT,
                Proof.Kind.RECORD,
                chain.main.recordInclusion(2, 0),
                chain.proof(2).senderKey(),
                BlockCodec.encode(chain.main.at(2).header()),
                Optional.empty(),
                chain.main.history(2, 5),
                chain.main.certified(chain.main.at(5).header(), chain.main.at(5).certificate(), chain.gone),
                ChainCodec.encode(chain.main.genesis),
                chain.main.changes().subList(0, 1),
                Optional.empty());

        assertThat(verify(chain, before, Set.of())).isInstanceOf(ProofVerdict.Verified.class);
        assertThat(verify(chain, before, Set.of(chain.manifest))).isInstanceOf(ProofVerdict.Verified.class);
    }

    @Test
    void withoutTheManifestTheNewValidatorsAreNobodys() {
        Proof.SetChange change = chain.main.changes().getLast();
        Proof.SetChange bare = new Proof.SetChange(change.certified(), change.nextValidators());

        assertBroken(
                chain.proof(2, chain.main.head(), List.of(chain.main.changes().getFirst(), bare)),
                Set.of(chain.manifest),
                "a header changes nothing");
        assertThat(verify(
                        chain,
                        chain.proof(2, chain.main.head(), chain.main.changes().subList(0, 1)),
                        Set.of(chain.manifest)))
                .isInstanceOf(ProofVerdict.Broken.class);
    }

    @Test
    void noByteOfTheManifestCanBeChanged() {
        byte[] manifest = manifest().toArray();
        for (int at = 0; at < manifest.length; at++) {
            byte[] bent = manifest.clone();
            bent[at] ^= 1;
            assertThat(verify(chain, chain.with(Bytes.of(bent)), Set.of(chain.manifest)))
                    .as("byte %d", at)
                    .isInstanceOfSatisfying(
                            ProofVerdict.Broken.class,
                            broken -> assertThat(broken.step()).isEqualTo(Step.VALIDATORS));
        }
    }

    @Test
    void otherOrdersAreNoManifestEvenWherePinned() {
        TestChain main = chain.main;
        TestChain.Grown last = main.at(RecoveredChain.LAST_OF_THE_GONE);
        assertPinnedIsBroken(
                main.signed(main.recovery(new NodeId("zone-1"), last, chain.fresh)),
                "the recovery manifest is for another chain");
        assertPinnedIsBroken(
                main.signed(main.recovery(main.genesis.name(), main.at(4), chain.fresh)),
                "the recovery manifest is of another block than the header at height 5");
        assertPinnedIsBroken(
                main.signed(main.recovery(main.genesis.name(), last, TestChain.Team.of(SUITE, "other", 4))),
                "the recovery manifest names other next validators");
        assertBroken(
                chain.with(main.signed(new AdminOrder(1, main.genesis.name(), new AdminOrder.Review("none")))
                        .encode()),
                Set.of(chain.manifest),
                "the order recovers nothing");
    }

    @Test
    void administratorsWhoHaveNotSignedHaveOrderedNothing() {
        SignedOrder signed = SignedOrder.decode(manifest());
        SignedOrder unsigned = new SignedOrder(signed.order(), List.of());
        SignedOrder forged = new SignedOrder(
                signed.order(),
                List.of(new SignedOrder.Approval(
                        0, SUITE.sign(chain.gone.secrets().getFirst(), signed.order()))));
        SignedOrder stranger = new SignedOrder(
                signed.order(),
                List.of(new SignedOrder.Approval(
                        3, signed.approvals().getFirst().signature())));

        String reason = "too few administrators have signed the recovery manifest, or one signature is wrong";
        for (SignedOrder other : List.of(unsigned, forged, stranger)) {
            assertBroken(chain.with(other.encode()), Set.of(chain.manifest), reason);
        }
    }

    private Bytes manifest() {
        return chain.main.changes().getLast().recovery().orElseThrow();
    }

    private void assertPinnedIsBroken(SignedOrder other, String reason) {
        Hash pinned = MainRecovery.decode(other.encode()).hash(SUITE);
        assertBroken(chain.with(other.encode()), Set.of(chain.manifest, pinned), reason);
    }

    private void assertBroken(Proof proof, Set<Hash> pinned, String reason) {
        assertThat(verify(chain, proof, pinned)).isEqualTo(new ProofVerdict.Broken(Step.VALIDATORS, reason));
    }

    private static ProofVerdict verify(RecoveredChain chain, Proof proof, Set<Hash> pinned) {
        return ProofVerifier.verify(proof, chain.main.id.genesis(), pinned);
    }
}
