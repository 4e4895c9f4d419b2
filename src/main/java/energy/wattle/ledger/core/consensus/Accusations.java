package energy.wattle.ledger.core.consensus;

import java.util.List;

/** What a node has heard that convicts somebody: rules 20 and 21. Part of {@link Consensus}' step. */
final class Accusations {

    private final Work work;
    private final ConsensusState state;

    Accusations(Work work) {
        this.work = work;
        state = work.state;
    }

    void twoProposals(Envelope one, Envelope other) {
        if (!one.hash(work.hashing).equals(other.hash(work.hashing))) {
            report(new Evidence.TwoProposals(one, other));
        }
    }

    void twoVotes(Vote one, Vote other) {
        if (!one.isFor(other.block(), other.envelope())) {
            report(new Evidence.TwoVotes(one, other));
        }
    }

    /** An unjustified proposal, and whoever has PREPAREd it. */
    void of(Proposal unjustified) {
        report(new Evidence.UnjustifiedProposal(unjustified.envelope(), unjustified.justification()));
        var hash = unjustified.envelope().hash(work.hashing);
        state.book(unjustified.round())
                .prepares()
                .where(prepare -> prepare.isFor(unjustified.envelope().block(), hash))
                .forEach(prepare -> prepared(prepare, unjustified));
    }

    void of(Vote vote, RoundBook book) {
        if (vote.phase() == Vote.Phase.PREPARE) {
            book.unjustified()
                    .filter(proposal -> vote.isFor(
                            proposal.envelope().block(), proposal.envelope().hash(work.hashing)))
                    .ifPresent(proposal -> prepared(vote, proposal));
        } else {
            for (RoundBook later : state.books.tailMap(vote.round(), true).values()) {
                later.timeouts().of(vote).ifPresent(timeout -> denied(vote, timeout));
            }
        }
    }

    void of(Timeout timeout) {
        state.books.headMap(timeout.round(), true).values().stream()
                .flatMap(earlier -> earlier.commits().of(timeout).stream())
                .forEach(commit -> denied(commit, timeout));
    }

    /** Rule 21: more than half of the nodes reject one proposal; told once. */
    void majority(RoundBook book) {
        if (book.proposal().isEmpty() || 2 * book.rejects().count() <= state.terms.size()) {
            return;
        }
        Envelope envelope = book.proposal().get().envelope();
        var hash = envelope.hash(work.hashing);
        List<Reject> rejects = book.rejects()
                .where(reject -> reject.block().equals(envelope.block())
                        && reject.envelope().equals(hash));
        if (rejects.size() == state.terms.size() / 2 + 1) {
            report(new Evidence.MajorityRejects(envelope, rejects));
        }
    }

    private void denied(Vote commit, Timeout timeout) {
        if (timeout.report().qcRound() < commit.round()) {
            report(new Evidence.CommitDenied(commit, timeout.round(), timeout.report()));
        }
    }

    private void prepared(Vote prepare, Proposal unjustified) {
        report(new Evidence.UnjustifiedPrepare(prepare, unjustified.envelope(), unjustified.justification()));
    }

    private void report(Evidence evidence) {
        work.act(new Action.ReportEvidence(evidence));
    }
}
