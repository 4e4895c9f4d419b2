package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofVerdict;
import energy.wattle.ledger.ProofVerdict.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Source: Ledger, Proof of a record. Tampering with each field is in the proof file's test. */
class ProofVerifierTest {

    private static final CryptoSuite SUITE = CryptoSuites.ED25519;

    private final TwoTiers tiers = new TwoTiers(SUITE, 4);
    private final Hash trusted = tiers.main.id.genesis();

    @ParameterizedTest
    @MethodSource("energy.wattle.ledger.core.CryptoSuitesTest#suites")
    void aDeclarationAndATradeOfASubChainAreProvedAndRead(CryptoSuite suite) {
        TwoTiers chains = new TwoTiers(suite, 4);
        Hash genesis = chains.main.id.genesis();

        ProofVerdict.Verified declaration = verified(chains.declarationProof(), genesis);
        assertThat(declaration.what())
                .startsWith("DECLARATION record, number 7 of the key ")
                .contains("in block 2 of sub-chain " + chains.zone.id + ", anchored in block 5 of the main chain")
                .endsWith("certified at height 10 by 3 of 4 validators");
        assertThat(declaration.plaintext()).contains(Bytes.ofUtf8(TwoTiers.DECLARATION));

        ProofVerdict.Verified trade = verified(chains.tradeProof(), genesis);
        assertThat(trade.what()).startsWith("TRADE result, in block 2 of sub-chain ");
        assertThat(trade.plaintext()).contains(Bytes.ofUtf8(TwoTiers.TRADE));
    }

    @Test
    void everyBlockOfTheMainChainIsProvedWithItsRecordsInTheClear() {
        for (long height : List.of(1L, 2L, 3L, 4L, 6L, 7L, 8L, 9L, 10L)) {
            assertThat(verified(tiers.publicationProof(height), trusted))
                    .as("height %d", height)
                    .satisfies(proved -> {
                        assertThat(proved.what()).contains("in block " + height + " of the main chain");
                        assertThat(proved.plaintext()).contains(Bytes.ofUtf8("prices"));
                    });
        }
    }

    @Test
    void aChainOfOneValidatorIsProvedAlike() {
        TwoTiers single = new TwoTiers(SUITE, 1);

        assertThat(verified(single.tradeProof(), single.main.id.genesis()).what())
                .endsWith("by 1 of 1 validators");
    }

    @Test
    void withoutItsKeyAnItemIsProvedAndNotRead() {
        Proof proof = tiers.declarationProof();
        Proof closed = new Proof(
                proof.format(),
                proof.kind(),
                proof.item(),
                proof.senderKey(),
                proof.header(),
                proof.anchoring(),
                proof.history(),
                proof.certified(),
                proof.genesis(),
                proof.changes(),
                Optional.empty());

        assertThat(verified(closed, trusted).plaintext()).isEmpty();
    }

    @Test
    void aProofHoldsForItsOwnMainChainOnly() {
        assertBroken(ProofVerifier.verify(tiers.tradeProof(), tiers.zone.id.genesis()), Step.GENESIS);
        assertBroken(ProofVerifier.verify(tiers.tradeProof(), Hash.ofHex("00".repeat(32))), Step.GENESIS);
    }

    @Test
    void anInventedValidatorSetIsFoundOut() {
        Proof proof = tiers.tradeProof();
        TestChain.Team invented = TestChain.Team.of(SUITE, "invented", 4);
        BlockHeader head = tiers.main.at(10).header();
        BlockHeader forged = withValidators(head, ChainHashes.validators(SUITE, invented.set()));
        Certificate votes = tiers.main.certify(forged, invented, 0);

        Proof.Certified certified = tiers.main.certified(forged, votes, invented);
        assertBroken(
                ProofVerifier.verify(with(proof, certified, proof.changes()), trusted),
                Step.CERTIFICATE,
                "the header names other validators");

        BlockHeader step = withNext(tiers.main.at(8).header(), ChainHashes.validators(SUITE, invented.set()));
        Proof.SetChange ownChange = new Proof.SetChange(
                tiers.main.certified(
                        withValidators(step, ChainHashes.validators(SUITE, invented.set())),
                        tiers.main.certify(step, invented, 0),
                        invented),
                ChainCodec.encode(invented.set()));
        assertBroken(
                ProofVerifier.verify(
                        with(
                                proof,
                                certified,
                                List.of(proof.changes().get(0), proof.changes().get(1), ownChange)),
                        trusted),
                Step.VALIDATORS);

        Proof.SetChange last = proof.changes().get(1);
        Proof.SetChange replaced = new Proof.SetChange(last.certified(), ChainCodec.encode(invented.set()));
        assertBroken(
                ProofVerifier.verify(
                        with(proof, certified, List.of(proof.changes().get(0), replaced)), trusted),
                Step.VALIDATORS,
                "the header at height 7 names other next validators");
    }

    @Test
    void leftOutRepeatedOrSwappedValidatorChangesAreFoundOut() {
        Proof proof = tiers.tradeProof();
        Proof.SetChange first = proof.changes().get(0);
        Proof.SetChange second = proof.changes().get(1);

        assertBroken(ProofVerifier.verify(with(proof, proof.certified(), List.of(first)), trusted), Step.CERTIFICATE);
        for (List<Proof.SetChange> changes : List.of(
                List.of(second), List.of(second, first), List.of(first, first), List.of(first, second, second))) {
            assertBroken(ProofVerifier.verify(with(proof, proof.certified(), changes), trusted), Step.VALIDATORS);
        }
    }

    @Test
    void fewerVotesThanAQuorumAndMoreAreNoProof() {
        Proof proof = tiers.tradeProof();
        Certificate full = tiers.main.at(10).certificate();

        assertBroken(
                ProofVerifier.verify(with(proof, certified(full, 2), proof.changes()), trusted),
                Step.CERTIFICATE,
                "there are fewer votes than a quorum");
        assertBroken(
                ProofVerifier.verify(with(proof, certified(full, 4), proof.changes()), trusted),
                Step.CERTIFICATE,
                "a proof carries exactly a quorum of votes");
    }

    @Test
    void aVoidAnchorProvesNothing() {
        Proof proof = tiers.tradeProof();
        Proof.Anchoring anchoring = proof.anchoring().orElseThrow();
        Proof.Anchoring unaccepted = new Proof.Anchoring(
                anchoring.history(), anchoring.anchor(), tiers.main.resultInclusion(5, 0), anchoring.header());

        assertBroken(
                ProofVerifier.verify(with(proof, Optional.of(unaccepted)), trusted),
                Step.ANCHOR,
                "the result is no acceptance, but VOID");
    }

    @Test
    void aSubChainsBlockIsNotTakenForOneOfTheMainChain() {
        assertBroken(ProofVerifier.verify(with(tiers.tradeProof(), Optional.empty()), trusted), Step.HISTORY);
    }

    private Proof.Certified certified(Certificate full, int votes) {
        return new Proof.Certified(
                BlockCodec.encode(tiers.main.at(10).header()),
                ChainCodec.encode(new Certificate(
                        full.height(),
                        full.round(),
                        full.block(),
                        full.envelope(),
                        full.votes().subList(0, votes))));
    }

    private static ProofVerdict.Verified verified(Proof proof, Hash genesis) {
        ProofVerdict verdict = ProofVerifier.verify(proof, genesis);
        assertThat(verdict).isInstanceOf(ProofVerdict.Verified.class);
        return (ProofVerdict.Verified) verdict;
    }

    private static void assertBroken(ProofVerdict verdict, Step step) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        ProofVerdict.Broken.class,
                        broken -> assertThat(broken.step()).isEqualTo(step));
    }

    private static void assertBroken(ProofVerdict verdict, Step step, String reason) {
        assertThat(verdict).isEqualTo(new ProofVerdict.Broken(step, reason));
    }

    private static Proof with(Proof proof, Proof.Certified certified, List<Proof.SetChange> changes) {
        return new Proof(
                proof.format(),
                proof.kind(),
                proof.item(),
                proof.senderKey(),
                proof.header(),
                proof.anchoring(),
                proof.history(),
                certified,
                proof.genesis(),
                changes,
                proof.disclosed());
    }

    private static Proof with(Proof proof, Optional<Proof.Anchoring> anchoring) {
        return new Proof(
                proof.format(),
                proof.kind(),
                proof.item(),
                proof.senderKey(),
                proof.header(),
                anchoring,
                proof.history(),
                proof.certified(),
                proof.genesis(),
                proof.changes(),
                proof.disclosed());
    }

    private static BlockHeader withValidators(BlockHeader header, Hash validators) {
        return change(header, validators, header.nextValidators());
    }

    private static BlockHeader withNext(BlockHeader header, Hash next) {
        return change(header, header.validators(), next);
    }

    private static BlockHeader change(BlockHeader header, Hash validators, Hash next) {
        return new BlockHeader(
                header.version(),
                header.chain(),
                header.height(),
                header.round(),
                header.time(),
                header.previous(),
                header.proposer(),
                header.recordsRoot(),
                header.resultsRoot(),
                header.stateRoot(),
                header.historyRoot(),
                validators,
                next,
                header.election(),
                header.epoch());
    }
}
