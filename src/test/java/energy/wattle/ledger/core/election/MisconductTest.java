package energy.wattle.ledger.core.election;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.VerdictFact.Charge;
import energy.wattle.ledger.VerdictFact.Consequence;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.ElectionChain;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.Justification;
import energy.wattle.ledger.core.consensus.QuorumCertificate;
import energy.wattle.ledger.core.consensus.Reject;
import energy.wattle.ledger.core.consensus.TimeoutCertificate;
import energy.wattle.ledger.core.consensus.Vote;
import energy.wattle.ledger.core.consensus.Vote.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What convicts and what does not. Source: Ledger, rules 20, 21 and 23. */
@ParameterizedClass
@ValueSource(strings = {"ed25519", "sm"})
class MisconductTest {

    private static final Hash A = Voices.block("a");
    private static final Hash B = Voices.block("b");

    private final CryptoSuite suite;
    private final ElectionChain chain;
    private final Voices voices;

    MisconductTest(String suite) {
        this.suite = CryptoSuites.named(suite).orElseThrow();
        chain = ElectionChain.main(this.suite, 7);
        voices = Voices.of(chain, 2);
    }

    private static NodeId node(int number) {
        return ElectionChain.node(number);
    }

    @Test
    void twoProposalsForOneRoundConvictTheirSigner() {
        convicts(Charge.TWO_PROPOSALS, 3, new Evidence.TwoProposals(voices.fresh(3, A), voices.fresh(3, B)));
    }

    @Test
    void oneProposalTwiceOrOfTwoRoundsOrTwoLeadersConvictsNobody() {
        Envelope later = voices.envelope(
                3,
                1,
                B,
                Optional.of(voices.parent(5)),
                Optional.of(voices.timeouts(0, 5, Optional.empty())),
                Optional.empty());
        acquits(new Evidence.TwoProposals(voices.fresh(3, A), voices.fresh(3, A)));
        acquits(new Evidence.TwoProposals(voices.fresh(3, A), later));
        acquits(new Evidence.TwoProposals(voices.fresh(3, A), voices.fresh(2, B)));
    }

    @Test
    void twoVotesOfOneTypeConvict() {
        Vote one = voices.vote(Phase.PREPARE, 2, voices.fresh(0, A));
        Vote other = voices.vote(Phase.PREPARE, 2, voices.fresh(0, B));
        acquits(new Evidence.TwoVotes(one, one));
        acquits(new Evidence.TwoVotes(one, voices.vote(Phase.PREPARE, 3, voices.fresh(0, B))));
        acquits(new Evidence.TwoVotes(one, voices.vote(Phase.COMMIT, 2, voices.fresh(0, B))));
        convicts(Charge.TWO_VOTES, 2, new Evidence.TwoVotes(one, other));
    }

    @Test
    void anAlteredSignatureConvictsNobody() {
        Vote one = voices.vote(Phase.COMMIT, 2, voices.fresh(0, A));
        Vote other = voices.vote(Phase.COMMIT, 2, voices.fresh(0, B));
        acquits(new Evidence.TwoVotes(
                one, new Vote(other.phase(), 2, other.round(), other.block(), other.envelope(), 2, one.signature())));
        acquits(new Evidence.TwoVotes(
                one, new Vote(other.phase(), 2, 1, other.block(), other.envelope(), 2, other.signature())));
    }

    @Test
    void aProposalWithoutTheCertificatesThatItNeedsConvicts() {
        Envelope withoutTimeouts =
                voices.envelope(1, 1, A, Optional.of(voices.parent(5)), Optional.empty(), Optional.empty());
        acquits(new Evidence.UnjustifiedProposal(withoutTimeouts, Justification.NONE));
        convicts(
                Charge.UNJUSTIFIED_PROPOSAL,
                1,
                new Evidence.UnjustifiedProposal(
                        withoutTimeouts,
                        new Justification(Optional.of(voices.parent(5)), Optional.empty(), Optional.empty())));
    }

    @Test
    void aProposalWithACertificateOfTooFewVotesConvictsOnceItIsShown() {
        var few = voices.parent(4);
        Envelope envelope = voices.envelope(1, 0, A, Optional.of(few), Optional.empty(), Optional.empty());
        acquits(new Evidence.UnjustifiedProposal(envelope, Justification.NONE));
        acquits(new Evidence.UnjustifiedProposal(
                envelope, new Justification(Optional.of(voices.parent(3)), Optional.empty(), Optional.empty())));
        convicts(
                Charge.UNJUSTIFIED_PROPOSAL,
                1,
                new Evidence.UnjustifiedProposal(
                        envelope, new Justification(Optional.of(few), Optional.empty(), Optional.empty())));
    }

    @Test
    void anotherBlockThanTheOneThatAQuorumPreparedConvictsAndTheSameDoesNot() {
        QuorumCertificate prepared = voices.prepared(0, voices.fresh(0, A), 5);
        TimeoutCertificate timeouts = voices.timeouts(0, 5, Optional.of(prepared));
        Justification shown =
                new Justification(Optional.of(voices.parent(5)), Optional.of(timeouts), Optional.of(prepared));
        Envelope again =
                voices.envelope(1, 1, A, Optional.of(voices.parent(5)), Optional.of(timeouts), Optional.of(prepared));
        Envelope other =
                voices.envelope(1, 1, B, Optional.of(voices.parent(5)), Optional.of(timeouts), Optional.of(prepared));

        acquits(new Evidence.UnjustifiedProposal(again, shown));
        acquits(new Evidence.UnjustifiedPrepare(voices.vote(Phase.PREPARE, 4, again), again, shown));
        convicts(Charge.UNJUSTIFIED_PROPOSAL, 1, new Evidence.UnjustifiedProposal(other, shown));
        convicts(
                Charge.UNJUSTIFIED_PREPARE,
                4,
                new Evidence.UnjustifiedPrepare(voices.vote(Phase.PREPARE, 4, other), other, shown));
    }

    /** A Byzantine leader shows another envelope than the one that was voted for. */
    @Test
    void aVoterIsNotFramedByAnotherEnvelope() {
        Envelope voted = voices.fresh(0, A);
        Envelope shown = voices.envelope(0, 0, A, Optional.empty(), Optional.empty(), Optional.empty());

        acquits(new Evidence.UnjustifiedPrepare(voices.vote(Phase.PREPARE, 4, voted), shown, Justification.NONE));
    }

    @Test
    void hidingTheCertificateOfACommitConvicts() {
        Vote commit = voices.vote(Phase.COMMIT, 5, voices.fresh(0, A));
        acquits(new Evidence.CommitDenied(commit, 0, voices.report(5, 0, 0, Optional.of(A))));
        acquits(new Evidence.CommitDenied(commit, 0, voices.report(4, 0, -1, Optional.empty())));
        convicts(
                Charge.COMMIT_HIDDEN,
                5,
                new Evidence.CommitDenied(commit, 2, voices.report(5, 2, -1, Optional.empty())));
    }

    @Test
    void moreThanHalfOfTheValidatorsMustHaveRejected() {
        Envelope envelope = voices.fresh(0, A);
        List<Reject> four = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> voices.reject(i, envelope, "the results root is not over the block's results"))
                .toList();
        List<Reject> twice = List.of(four.get(0), four.get(1), four.get(2), four.get(2));
        List<Reject> other =
                List.of(four.get(0), four.get(1), four.get(2), voices.reject(4, voices.fresh(0, B), "another"));

        acquits(new Evidence.MajorityRejects(envelope, four.subList(0, 3)));
        acquits(new Evidence.MajorityRejects(envelope, twice));
        acquits(new Evidence.MajorityRejects(envelope, other));
        convicts(Charge.REJECTED_BY_MAJORITY, 0, new Evidence.MajorityRejects(envelope, four));
    }

    @Test
    void aHeightThatIsNotThereAndANodeThatIsNoneConvictNobody() {
        Voices later = Voices.of(chain, 90);
        Hash ahead = submit(new Evidence.TwoProposals(later.fresh(1, A), later.fresh(1, B)));
        chain.block();
        assertThat(chain.voidReason(ahead)).contains("UNKNOWN_HEIGHT");
    }

    private void convicts(Charge charge, int accused, Evidence evidence) {
        Hash record = submit(evidence);
        Hash again = submit(evidence);
        chain.block();
        assertThat(chain.voidReason(record)).isEmpty();
        assertThat(chain.voidReason(again)).contains("SHOWN_BEFORE");
        VerdictFact.Convicted fact = VerdictFact.Convicted.decode(
                chain.results(VerdictFact.Convicted.KIND).getFirst());
        assertThat(fact.node()).isEqualTo(node(accused));
        assertThat(fact.charge()).isEqualTo(charge);
        assertThat(fact.consequence()).isEqualTo(Consequence.EVICTED);
        assertThat(chain.electorate().election().evicted()).contains(node(accused));
        assertThat(chain.electorate().untainted()).doesNotContain(node(accused));
    }

    private void acquits(Evidence evidence) {
        Hash record = submit(evidence);
        chain.block();
        assertThat(chain.voidReason(record)).contains("NO_PROOF");
        assertThat(chain.electorate().election().evicted()).isEmpty();
    }

    private Hash submit(Evidence evidence) {
        return chain.submit(node(6), RecordKind.EVIDENCE, Voices.payload(evidence));
    }
}
