package energy.wattle.ledger.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.core.Signing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** One node among four, step by step. Source: Ledger, One height. */
class ConsensusTest {

    private final FourNodes four = new FourNodes();
    private final List<Action> actions = new ArrayList<>();
    private final List<Durable> journal = new ArrayList<>();
    private ConsensusState state = Consensus.begin(four.terms, OptionalInt.of(3), 0);

    @Test
    void aVoteLeavesOnlyWhenItIsDurableWithItsBody() {
        Block block = four.block(0, 0, "a");
        Proposal proposal = four.proposal(0, 0, block, Justification.NONE);
        step(0, new Event.MessageReceived(proposal));
        step(1, new Event.BlockChecked(FourNodes.hash(block), new Verdict.Right(true)));

        Action.Persist persist = only(Action.Persist.class);
        assertThat(persist.entries()).hasSize(2).first().isEqualTo(new Durable.Body(block));
        assertThat(all(Action.Broadcast.class)).isEmpty();

        step(2, new Event.Persisted(persist.token()));
        assertThat(only(Action.Broadcast.class).message()).isEqualTo(four.vote(Vote.Phase.PREPARE, 0, proposal, 3));
    }

    @Test
    void aQuorumOfPreparesIsDurableBeforeTheCommit() {
        Proposal proposal = rightProposal();
        actions.clear();
        prepares(proposal, 0, 1);

        Action.Persist persist = only(Action.Persist.class);
        assertThat(persist.entries().getFirst()).isInstanceOf(Durable.HighestQc.class);
        assertThat(persist.entries().getLast())
                .isEqualTo(new Durable.Signed(four.vote(Vote.Phase.COMMIT, 0, proposal, 3)));
    }

    @Test
    void votesForOtherEnvelopesOfTheSameBlockDoNotAddUp() {
        Proposal proposal = rightProposal();
        Proposal other = four.proposal(
                0,
                0,
                proposal.block(),
                new Justification(
                        Optional.empty(), Optional.of(four.timeouts(0, Optional.empty(), 0, 1, 2)), Optional.empty()));
        actions.clear();
        step(5, new Event.MessageReceived(four.vote(Vote.Phase.PREPARE, 0, other, 0)));
        step(5, new Event.MessageReceived(four.vote(Vote.Phase.PREPARE, 0, other, 1)));

        assertThat(all(Action.Persist.class)).isEmpty();
        assertThat(state.highestQcRound()).isEqualTo(QcReport.NONE);
    }

    @Test
    void nobodyCommitsAfterItsTimeoutNotEvenAfterARestart() {
        Proposal proposal = rightProposal();
        step(500, new Event.Tick());
        persistAll();
        assertThat(journal).anyMatch(entry -> entry instanceof Durable.Signed(Timeout timeout));

        state = Consensus.begin(four.terms, OptionalInt.of(3), 600);
        step(600, new Event.Restarted(Optional.of(journal)));
        step(601, new Event.BlockChecked(proposal.envelope().block(), new Verdict.Right(true)));
        prepares(proposal, 0, 1);

        assertThat(state.highestQcRound()).isZero();
        assertThat(Consensus.signed(state, 0, Signing.Type.COMMIT)).isEmpty();
    }

    @Test
    void aRestartedNodeSendsTheSameBytesAgain() {
        Proposal proposal = rightProposal();
        state = Consensus.begin(four.terms, OptionalInt.of(3), 600);
        actions.clear();
        step(600, new Event.Restarted(Optional.of(journal)));

        assertThat(all(Action.Broadcast.class))
                .containsExactly(new Action.Broadcast(four.vote(Vote.Phase.PREPARE, 0, proposal, 3)));
    }

    @Test
    void aKeyWithoutItsSigningStateOnlyObserves() {
        step(0, new Event.Restarted(Optional.empty()));
        step(1, new Event.MessageReceived(four.proposal(0, 0, four.block(0, 0, "a"), Justification.NONE)));
        step(2, new Event.BlockChecked(FourNodes.hash(four.block(0, 0, "a")), new Verdict.Right(true)));

        assertThat(state.isObserver()).isTrue();
        assertThat(all(Action.Persist.class)).isEmpty();
    }

    @Test
    void aBlockProposedAgainIsPreparedHoweverOldItIs() {
        Block block = four.block(0, 0, "a");
        QuorumCertificate quorum = four.quorum(four.proposal(0, 0, block, Justification.NONE), 0, 1, 2);
        TimeoutCertificate timeouts = four.timeouts(0, Optional.of(quorum), 0, 1, 2);
        Proposal again = four.proposal(
                1, 1, block, new Justification(Optional.empty(), Optional.of(timeouts), Optional.of(quorum)));
        step(0, new Event.MessageReceived(again));
        step(1, new Event.BlockChecked(FourNodes.hash(block), new Verdict.Right(false)));

        assertThat(Consensus.signed(state, 1, Signing.Type.PREPARE)).isPresent();
    }

    @Test
    void aFreshBlockOutsideTheTimeWindowMeetsSilence() {
        Block block = four.block(0, 0, "a");
        step(0, new Event.MessageReceived(four.proposal(0, 0, block, Justification.NONE)));
        step(1, new Event.BlockChecked(FourNodes.hash(block), new Verdict.Right(false)));

        assertThat(all(Action.Persist.class)).isEmpty();
    }

    @Test
    void aWrongBlockIsRejectedWithItsReasonAndMostRejectsConvict() {
        Block block = four.block(0, 0, "a");
        Proposal proposal = four.proposal(0, 0, block, Justification.NONE);
        step(0, new Event.MessageReceived(proposal));
        step(1, new Event.BlockChecked(FourNodes.hash(block), new Verdict.Wrong("wrong state")));
        persistAll();
        assertThat(Consensus.signed(state, 0, Signing.Type.REJECT)).contains(four.reject(proposal, 3));

        step(2, new Event.MessageReceived(four.reject(proposal, 1)));
        step(3, new Event.MessageReceived(four.reject(proposal, 2)));
        Evidence evidence = only(Action.ReportEvidence.class).evidence();
        assertThat(EvidenceCheck.of(FourNodes.SUITE).convicts(four.terms, evidence))
                .isTrue();
        assertThat(evidence.accused()).isZero();
    }

    @Test
    void aReasonThatIsTooLongIsCutBetweenCharacters() {
        Block block = four.block(0, 0, "a");
        step(0, new Event.MessageReceived(four.proposal(0, 0, block, Justification.NONE)));
        step(1, new Event.BlockChecked(FourNodes.hash(block), new Verdict.Wrong("x" + "错".repeat(200))));

        assertThat(Consensus.signed(state, 0, Signing.Type.REJECT))
                .get()
                .extracting(reject -> ((Reject) reject).reason())
                .isEqualTo("x" + "错".repeat(99));
    }

    @Test
    void certificatesOfTwoRoundsForOneBlockDecideTheSame() {
        Block block = four.block(0, 0, "a");
        Proposal first = four.proposal(0, 0, block, Justification.NONE);
        QuorumCertificate quorum = four.quorum(first, 0, 1, 2);
        Proposal again = four.proposal(
                1,
                1,
                block,
                new Justification(
                        Optional.empty(),
                        Optional.of(four.timeouts(0, Optional.of(quorum), 0, 1, 2)),
                        Optional.of(quorum)));

        for (Proposal proposal : List.of(first, again)) {
            state = Consensus.begin(four.terms, OptionalInt.of(3), 0);
            actions.clear();
            step(0, new Event.MessageReceived(again));
            step(1, new Event.BlockChecked(FourNodes.hash(block), new Verdict.Right(true)));
            for (int node = 0; node < 3; node++) {
                step(2, new Event.MessageReceived(four.vote(Vote.Phase.COMMIT, proposal.round(), proposal, node)));
            }
            Action.FinalizeBlock decided = only(Action.FinalizeBlock.class);
            assertThat(decided.block()).isEqualTo(block);
            assertThat(decided.certificate().round()).isEqualTo(proposal.round());
        }
    }

    @Test
    void aStepLeavesTheStateBeforeItAsItWas() {
        ConsensusState before = state;
        step(0, new Event.MessageReceived(four.proposal(0, 0, four.block(0, 0, "a"), Justification.NONE)));

        assertThat(before.remembered()).isZero();
        assertThat(state.remembered()).isPositive();
    }

    @Test
    void aHugeRoundIsForgottenAtOnce() {
        Proposal proposal = four.proposal(0, 0, four.block(0, 0, "a"), Justification.NONE);
        step(0, new Event.MessageReceived(four.vote(Vote.Phase.PREPARE, Integer.MAX_VALUE - 1, proposal, 1)));

        assertThat(state.remembered()).isZero();
    }

    private Proposal rightProposal() {
        Block block = four.block(0, 0, "a");
        Proposal proposal = four.proposal(0, 0, block, Justification.NONE);
        step(0, new Event.MessageReceived(proposal));
        step(1, new Event.BlockChecked(FourNodes.hash(block), new Verdict.Right(true)));
        persistAll();
        return proposal;
    }

    private void prepares(Proposal proposal, int... nodes) {
        for (int node : nodes) {
            step(700, new Event.MessageReceived(four.vote(Vote.Phase.PREPARE, 0, proposal, node)));
        }
    }

    private void persistAll() {
        for (Action.Persist persist : all(Action.Persist.class)) {
            journal.addAll(persist.entries());
            actions.remove(persist);
            step(2, new Event.Persisted(persist.token()));
        }
    }

    private void step(long now, Event event) {
        Consensus.Step step = four.consensus(3).step(state, now, event);
        state = step.state();
        actions.addAll(step.actions());
    }

    private <A extends Action> A only(Class<A> type) {
        assertThat(all(type)).hasSize(1);
        return all(type).getFirst();
    }

    private <A extends Action> List<A> all(Class<A> type) {
        return actions.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
