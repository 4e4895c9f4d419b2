package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.Signing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Hearing messages, and voting: rules 12 to 17. Part of {@link Consensus}' step. */
final class Ballot {

    private final Work work;
    private final ConsensusState state;
    private final Rounds rounds;
    private final Accusations accusations;

    Ballot(Work work, Rounds rounds) {
        this.work = work;
        this.rounds = rounds;
        state = work.state;
        accusations = new Accusations(work);
    }

    /** A message of this node is durable: it leaves, and counts here as anybody's. */
    void receiveOwn(Message message) {
        if (work.rules.choices().durable()) {
            work.act(new Action.Broadcast(message));
        }
        receive(message);
    }

    void receive(Message message) {
        switch (message) {
            case Proposal proposal -> hear(proposal);
            case Vote vote -> hear(vote);
            case Reject reject -> hear(reject);
            case Timeout timeout -> hear(timeout);
        }
        catchUp();
        vote();
    }

    /** Rule 12: an envelope that fails makes the proposal wrong; rule 20: and convicts its signer. */
    void unjustified(Proposal proposal) {
        if (!state.remembers(proposal.round())) {
            return;
        }
        accusations.of(proposal);
        RoundBook book = state.book(proposal.round());
        if (book.unjustified().isEmpty()) {
            state.books.put(proposal.round(), book.withUnjustified(proposal));
        }
        if (proposal.round() == state.round && book.proposal().isEmpty()) {
            reject(proposal, "the proposal is not justified");
        }
    }

    void checked(Hash block, Verdict verdict) {
        ConsensusState.Body body = state.bodies.get(block);
        if (body != null) {
            state.bodies.put(
                    block, new ConsensusState.Body(body.block(), body.isDurable(), true, Optional.of(verdict)));
            vote();
        }
    }

    /** Rule 16, and bodies that were missing. */
    void body(Block block, Optional<Certificate> certificate) {
        Hash hash = work.hash(block);
        if (certificate.filter(decided -> decided.block().equals(hash)).isPresent() && state.certificate.isEmpty()) {
            state.certificate = certificate;
        }
        boolean isNeeded = state.requested.filter(hash::equals).isPresent()
                || state.certificate
                        .filter(decided -> decided.block().equals(hash))
                        .isPresent();
        if (isNeeded) {
            keep(hash, block);
            rounds.propose();
            vote();
        }
    }

    private void hear(Proposal proposal) {
        proposal.justification().timeouts().ifPresent(rounds::open);
        if (!state.remembers(proposal.round())) {
            return;
        }
        RoundBook book = state.book(proposal.round());
        if (book.proposal().isPresent()) {
            accusations.twoProposals(book.proposal().get(), proposal);
            return;
        }
        state.books.put(proposal.round(), book.with(proposal));
        keep(proposal.envelope().block(), proposal.block());
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
        state.books.put(vote.round(), after);
        accusations.of(vote, after);
        count(vote, after.votes(vote.phase()));
    }

    /** Rules 14 and 15. Votes with different E do not add up: rule 13. */
    private void count(Vote vote, Tally<Vote> tally) {
        if (tally.count() < work.quorum()
                || tally.count(same -> same.isFor(vote.block(), vote.envelope())) < work.quorum()) {
            return;
        }
        List<Certificate.Vote> votes = tally.where(same -> same.isFor(vote.block(), vote.envelope())).stream()
                .map(same -> new Certificate.Vote(same.signer(), same.signature()))
                .toList();
        if (vote.phase() == Vote.Phase.PREPARE && vote.round() > state.highestQcRound()) {
            rounds.learn(new QuorumCertificate(vote.height(), vote.round(), vote.block(), vote.envelope(), votes));
        }
        boolean decides = vote.phase() == Vote.Phase.COMMIT || !work.rules.choices().twoPhases();
        if (decides && state.certificate.isEmpty()) {
            state.certificate = Optional.of(
                    new Certificate(vote.height(), vote.round(), vote.block(), vote.envelope(), votes));
        }
    }

    private void hear(Reject reject) {
        RoundBook book = state.book(reject.round());
        if (state.remembers(reject.round()) && book.rejects().of(reject).isEmpty()) {
            RoundBook after = book.with(reject);
            state.books.put(reject.round(), after);
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
        state.books.put(timeout.round(), book.with(timeout));
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

    private void vote() {
        prepare();
        commit();
        conclude();
    }

    /** Rule 13. */
    private void prepare() {
        Optional<Proposal> heard = state.book(state.round).proposal();
        if (!mayVote() || heard.isEmpty() || hasSigned(Signing.Type.PREPARE) || hasSigned(Signing.Type.REJECT)) {
            return;
        }
        Proposal proposal = heard.get();
        boolean isFresh = proposal.justification().quorum().isEmpty();
        if (isFresh && !isLeadersOwn(proposal)) {
            reject(proposal, "the header names another round or proposer");
            return;
        }
        Hash block = proposal.envelope().block();
        switch (verdict(block)) {
            case Verdict.Right(boolean isTimely) when isTimely || !isFresh ->
                sign(Vote.Phase.PREPARE, block, proposal.envelope().hash(work.hashing));
            case Verdict.Wrong(String reason) -> reject(proposal, reason);
            case Verdict.Right right -> {} // silence: only this node sees it so
            case Verdict.Missing missing -> {}
        }
    }

    /** Rule 14: still in round r, and no TIMEOUT(h, r) sent, not even before a restart. */
    private void commit() {
        Optional<QuorumCertificate> quorum = state.highest.filter(highest -> highest.round() == state.round);
        boolean isBound = work.rules.choices().timeoutBinds() && state.timedOut >= state.round;
        if (quorum.isEmpty() || !work.isVoter() || isBound || hasSigned(Signing.Type.COMMIT)) {
            return;
        }
        if (verdict(quorum.get().block()) instanceof Verdict.Right) {
            sign(Vote.Phase.COMMIT, quorum.get().block(), quorum.get().envelope());
        }
    }

    /** Rule 15: final, whoever delivered it, once the node has verified and can apply it (rule 16). */
    private void conclude() {
        if (state.certificate.isEmpty() || state.isDecided) {
            return;
        }
        Certificate certificate = state.certificate.get();
        switch (verdict(certificate.block())) {
            case Verdict.Right right -> {
                state.isDecided = true;
                work.act(new Action.FinalizeBlock(
                        state.bodies.get(certificate.block()).block(), certificate));
            }
            case Verdict.Wrong(String reason) -> {
                state.self = OptionalInt.empty();
                work.act(new Action.BecomeObserver("a certified block is wrong here: " + reason));
            }
            case Verdict.Missing missing -> {}
        }
    }

    /** What is known of a block; what is not is asked for, once. */
    private Verdict verdict(Hash block) {
        ConsensusState.Body body = state.bodies.get(block);
        if (body == null) {
            rounds.request(block);
            return new Verdict.Missing();
        }
        if (!body.isAsked()) {
            state.bodies.put(
                    block, new ConsensusState.Body(body.block(), body.isDurable(), true, Optional.empty()));
            work.act(new Action.CheckBlock(body.block(), state.terms.sizeLimit()));
        }
        return body.verdict().orElseGet(Verdict.Missing::new);
    }

    /** Rule 11: a fresh block's header is of this round, and of its leader. */
    private boolean isLeadersOwn(Proposal proposal) {
        BlockHeader header = proposal.block().header();
        return header.round() == proposal.round()
                && header.proposer()
                        .equals(ChainHashes.keyId(work.hashing, state.terms.publicKey(proposal.signer())));
    }

    private void reject(Proposal proposal, String reason) {
        if (!mayVote() || hasSigned(Signing.Type.PREPARE) || hasSigned(Signing.Type.REJECT)) {
            return;
        }
        Hash block = proposal.envelope().block();
        Hash envelope = proposal.envelope().hash(work.hashing);
        Bytes signature = signature(Signing.Type.REJECT, block, envelope);
        work.signAndSend(
                new Reject(state.terms.height(), state.round, block, envelope, work.self(), signature, reason),
                Optional.of(block));
    }

    private void sign(Vote.Phase phase, Hash block, Hash envelope) {
        Bytes signature = signature(phase.type(), block, envelope);
        work.signAndSend(
                new Vote(phase, state.terms.height(), state.round, block, envelope, work.self(), signature),
                Optional.of(block));
    }

    private Bytes signature(Signing.Type type, Hash block, Hash envelope) {
        return work.signer().sign(state.terms.scope().vote(type, state.terms.height(), state.round, block, envelope));
    }

    private void keep(Hash hash, Block block) {
        state.bodies.computeIfAbsent(hash, same -> new ConsensusState.Body(block, false, false, Optional.empty()));
    }

    /** Never again in rounds up to that of a TIMEOUT: rule 17. */
    private boolean mayVote() {
        return work.isVoter() && state.timedOut < state.round;
    }

    private boolean hasSigned(Signing.Type type) {
        return state.signed(state.round, type).isPresent();
    }
}
