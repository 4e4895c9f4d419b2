package energy.wattle.ledger.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Block;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is convicted, and who cannot be framed. Source: Ledger, rules 20 and 21. */
class EvidenceCheckTest {

    private final FourNodes four = new FourNodes();
    private final Block block = four.block(0, 0, "a");
    private final Proposal proposal = four.proposal(0, 0, block, Justification.NONE);
    private final Proposal other = four.proposal(0, 0, four.block(0, 0, "b"), Justification.NONE);
    private final QuorumCertificate quorum = four.quorum(proposal, 0, 1, 2);

    /** In round 1 another block than the QC in the TC asks for. */
    private final Proposal unjustified = four.proposal(
            1,
            1,
            four.block(1, 1, "c"),
            new Justification(
                    Optional.empty(), Optional.of(four.timeouts(0, Optional.of(quorum), 0, 1, 2)), Optional.empty()));

    @Test
    void twoProposalsConvictAndOneTwiceDoesNot() {
        assertConvicts(new Evidence.TwoProposals(proposal.envelope(), other.envelope()), true);
        assertConvicts(new Evidence.TwoProposals(proposal.envelope(), proposal.envelope()), false);
    }

    @Test
    void twoVotesOfOneTypeConvictAndAPrepareWithACommitDoesNot() {
        Vote prepare = four.vote(Vote.Phase.PREPARE, 0, proposal, 2);

        assertConvicts(new Evidence.TwoVotes(prepare, four.vote(Vote.Phase.PREPARE, 0, other, 2)), true);
        assertConvicts(new Evidence.TwoVotes(prepare, four.vote(Vote.Phase.COMMIT, 0, other, 2)), false);
        assertConvicts(new Evidence.TwoVotes(prepare, four.vote(Vote.Phase.PREPARE, 0, other, 1)), false);
        assertConvicts(new Evidence.TwoVotes(prepare, prepare), false);
    }

    @Test
    void anUnjustifiedProposalConvictsAndAttachmentsThatItDoesNotNameDoNot() {
        assertConvicts(new Evidence.UnjustifiedProposal(unjustified.envelope(), unjustified.justification()), true);
        assertConvicts(new Evidence.UnjustifiedProposal(unjustified.envelope(), Justification.NONE), false);
        assertConvicts(new Evidence.UnjustifiedProposal(proposal.envelope(), Justification.NONE), false);
    }

    @Test
    void aCommitDeniedByALaterTimeoutConvicts() {
        Vote commit = four.vote(Vote.Phase.COMMIT, 0, proposal, 2);
        QcReport denies = four.timeout(1, Optional.empty(), Optional.empty(), 2).report();
        QcReport admits =
                four.timeout(1, Optional.of(quorum), Optional.empty(), 2).report();

        assertConvicts(new Evidence.CommitDenied(commit, 1, denies), true);
        assertConvicts(new Evidence.CommitDenied(commit, 1, admits), false);
        assertConvicts(new Evidence.CommitDenied(commit, 0, denies), false);
    }

    /** The leader shows an unjustified envelope for a block that an honest voter has prepared under a justified one. */
    @Test
    void aVoterCannotBeFramedByAnotherEnvelope() {
        Justification justified = new Justification(
                Optional.empty(), Optional.of(four.timeouts(0, Optional.empty(), 0, 1, 2)), Optional.empty());
        Proposal shown = four.proposal(1, 1, unjustified.block(), justified);
        Vote honest = four.vote(Vote.Phase.PREPARE, 1, shown, 2);
        Vote accomplice = four.vote(Vote.Phase.PREPARE, 1, unjustified, 3);

        assertThat(MessageCheck.of(FourNodes.SUITE).check(four.terms, shown)).isEqualTo(MessageCheck.Check.GOOD);
        assertConvicts(
                new Evidence.UnjustifiedPrepare(honest, unjustified.envelope(), unjustified.justification()), false);
        assertConvicts(
                new Evidence.UnjustifiedPrepare(accomplice, unjustified.envelope(), unjustified.justification()), true);
    }

    @Test
    void moreThanHalfOfTheRejectsConvictAndHalfDoesNot() {
        Reject one = four.reject(proposal, 1);
        Reject two = four.reject(proposal, 2);

        assertConvicts(new Evidence.MajorityRejects(proposal.envelope(), List.of(one, two)), false);
        assertConvicts(new Evidence.MajorityRejects(proposal.envelope(), List.of(one, two, two)), false);
        assertConvicts(
                new Evidence.MajorityRejects(proposal.envelope(), List.of(one, two, four.reject(proposal, 3))), true);
    }

    private void assertConvicts(Evidence evidence, boolean convicts) {
        EvidenceCheck check = EvidenceCheck.of(FourNodes.SUITE);
        assertThat(check.convicts(four.terms, evidence)).isEqualTo(convicts);
        assertThat(check.convicts(four.terms, EvidenceCodec.decode(EvidenceCodec.encode(evidence))))
                .isEqualTo(convicts);
    }
}
