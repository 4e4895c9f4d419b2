package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Certificate;
import java.util.List;
import java.util.Optional;

/** Hearing messages and counting them: rules 13 to 18. Part of {@link Consensus}' step. */
final class Hearing {

    private final Work work;
    private final ConsensusState state;
    private final Rounds rounds;
    private final Ballot ballot;
    private final Accusations accusations;

    Hearing(Work work, Rounds rounds, Ballot ballot) {
        this.work = work;
        this.rounds = rounds;
        this.ballot = ballot;
        state = work.state;
        accusations = new Accusations(work);
    }

    /** A message of this node is durable: it leaves, and counts here as anybody's. */
    void receiveOwn(Message message) {
        if (state.isDecided) {
            return;
        }
        if (work.rules.choices().durable()) {
            work.act(new Action.Broadcast(message));
        }
        receive(message);
    }

    void receive(Message message) {
        if (state.isDecided) {
            return;
        }
        switch (message) {
            case Proposal proposal -> hear(proposal);
            case Vote vote -> hear(vote);
            case Reject reject -> hear(reject);
            case Timeout timeout -> hear(timeout);
        }
        catchUp();
        ballot.vote();
    }

    /** Rule 12: an envelope that fails makes the proposal wrong; rule 20: and convicts its signer. */
    void unjustified(Proposal proposal) {
        if (!state.remembers(proposal.round())) {
            return;
        }
        accusations.of(proposal);
        RoundBook book = state.book(proposal.round());
        if (book.unjustified().isEmpty()) {
            state.put(proposal.round(), book.withUnjustified(proposal));
        }
        if (proposal.round() == state.round && book.proposal().isEmpty()) {
            ballot.reject(proposal, "the proposal is not justified");
        }
    }

    private void hear(Proposal proposal) {
        proposal.justification().timeouts().ifPresent(rounds::open);
        if (!state.remembers(proposal.round())) {
            return;
        }
        RoundBook book = state.book(proposal.round());
        if (book.proposal().isPresent()) {
            accusations.twoProposals(book.proposal().get().envelope(), proposal.envelope());
            return;
        }
        RoundBook after = book.with(proposal, proposal.envelope().hash(work.hashing));
        state.put(proposal.round(), after);
        after.prepares().where(any -> true).forEach(prepare -> show(after, prepare));
        ballot.keep(proposal.envelope().block(), proposal.block());
        rounds.due();
    }

    /** Rule 2: one validator, one vote; the first one counts, and a second one is evidence. */
    private void hear(Vote vote) {
        if (!state.remembers(vote.round())) {
            return;
        }
        RoundBook book = state.book(vote.round());
        Tally<Vote> tally = book.votes(vote.phase());
        Optional<Vote> before = tally.of(vote);
        if (before.isPresent()) {
            accusations.twoVotes(before.get(), vote);
            return;
        }
        RoundBook after = book.with(vote);
        state.put(vote.round(), after);
        accusations.of(vote, after);
        show(after, vote);
        count(vote, after.votes(vote.phase()));
    }

    /** Rule 20: whoever has heard another proposal of the same leader is told of this one. */
    private void show(RoundBook book, Vote vote) {
        if (vote.phase() != Vote.Phase.PREPARE
                || book.proposal().isEmpty()
                || book.envelope().isEmpty()) {
            return;
        }
        Envelope known = book.proposal().get().envelope();
        boolean isOther = !vote.isFor(known.block(), book.envelope().get());
        if (isOther && vote.signer() != state.self.orElse(vote.signer())) {
            work.act(new Action.ShowEnvelope(known, vote.signer()));
        }
    }

    /** Another one's view of a round that this node has a proposal of, too. */
    void shown(Envelope envelope) {
        if (!state.isDecided && state.remembers(envelope.round())) {
            state.book(envelope.round())
                    .proposal()
                    .ifPresent(known -> accusations.twoProposals(known.envelope(), envelope));
        }
    }

    /** Rules 14 and 15. Votes with different E do not add up: rule 13. */
    private void count(Vote vote, Tally<Vote> tally) {
        boolean teaches = vote.phase() == Vote.Phase.PREPARE && vote.round() > state.highestQcRound();
        boolean decides =
                (vote.phase() == Vote.Phase.COMMIT || !work.rules.choices().twoPhases()) && state.certificate.isEmpty();
        if (!(teaches || decides)
                || tally.count() < work.quorum()
                || tally.count(same -> same.isFor(vote.block(), vote.envelope())) < work.quorum()) {
            return;
        }
        List<Certificate.Vote> votes = tally.where(same -> same.isFor(vote.block(), vote.envelope())).stream()
                .map(same -> new Certificate.Vote(same.signer(), same.signature()))
                .toList();
        if (teaches) {
            rounds.learn(new QuorumCertificate(vote.height(), vote.round(), vote.block(), vote.envelope(), votes));
        }
        if (decides) {
            state.certificate =
                    Optional.of(new Certificate(vote.height(), vote.round(), vote.block(), vote.envelope(), votes));
        }
    }

    private void hear(Reject reject) {
        RoundBook book = state.book(reject.round());
        if (state.remembers(reject.round()) && book.rejects().of(reject).isEmpty()) {
            RoundBook after = book.with(reject);
            state.put(reject.round(), after);
            accusations.majority(after);
        }
    }

    private void hear(Timeout timeout) {
        timeout.previous().ifPresent(rounds::open);
        timeout.quorum().ifPresent(rounds::learn);
        RoundBook book = state.book(timeout.round());
        if (!state.remembers(timeout.round()) || book.timeouts().of(timeout).isPresent()) {
            return;
        }
        state.put(timeout.round(), book.with(timeout));
        accusations.of(timeout);
        work.hasOpened |= timeout.round() == state.round;
    }

    /** What was heard of the current round: its TIMEOUTs by rules 17 and 18, and PREPAREs from before it was opened. */
    private void catchUp() {
        while (work.hasOpened) {
            work.hasOpened = false;
            RoundBook book = state.book(state.round);
            if (book.timeouts().count() > state.terms.faulty()) {
                rounds.due();
                rounds.timeOut();
            }
            if (book.timeouts().count() >= work.quorum()) {
                rounds.open(certificate(book.timeouts()));
            }
            Tally<Vote> prepares = state.book(state.round).prepares();
            prepares.where(any -> true).forEach(prepare -> count(prepare, prepares));
        }
    }

    private TimeoutCertificate certificate(Tally<Timeout> tally) {
        List<Timeout> timeouts = tally.where(any -> true).subList(0, work.quorum());
        Optional<QuorumCertificate> highest = Optional.empty();
        for (Timeout timeout : timeouts) {
            if (timeout.report().qcRound()
                    > highest.map(QuorumCertificate::round).orElse(QcReport.NONE)) {
                highest = timeout.quorum();
            }
        }
        return new TimeoutCertificate(
                state.terms.height(),
                timeouts.getFirst().round(),
                timeouts.stream().map(Timeout::report).toList(),
                highest);
    }
}
