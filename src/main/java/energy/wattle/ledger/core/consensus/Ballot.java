package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.Signing;
import java.util.Optional;
import java.util.OptionalInt;

/** Comparing blocks, voting and deciding: rules 12 to 16. Part of {@link Consensus}' step. */
final class Ballot {

    private final Work work;
    private final ConsensusState state;
    private final Rounds rounds;

    Ballot(Work work, Rounds rounds) {
        this.work = work;
        this.rounds = rounds;
        state = work.state;
    }

    void checked(Hash block, Verdict verdict) {
        state.known(block).ifPresent(body -> {
            state.put(block, new ConsensusState.Body(body.block(), body.isDurable(), true, Optional.of(verdict)));
            vote();
        });
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

    /** Deciding comes first, and ends everything: nothing follows FinalizeBlock in a step. */
    void vote() {
        conclude();
        if (!state.isDecided) {
            prepare();
            commit();
        }
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
            case Verdict.Right(boolean isTimely)
            when isTimely || !isFresh ->
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
                work.act(
                        new Action.FinalizeBlock(state.body(certificate.block()).orElseThrow(), certificate));
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
        Optional<ConsensusState.Body> known = state.known(block);
        if (known.isEmpty()) {
            rounds.request(block);
            return new Verdict.Missing();
        }
        ConsensusState.Body body = known.get();
        if (!body.isAsked()) {
            state.put(block, new ConsensusState.Body(body.block(), body.isDurable(), true, Optional.empty()));
            work.act(new Action.CheckBlock(body.block(), state.terms.sizeLimit()));
        }
        return body.verdict().orElseGet(Verdict.Missing::new);
    }

    /** Rule 11: a fresh block's header is of this round, and of its leader. */
    private boolean isLeadersOwn(Proposal proposal) {
        BlockHeader header = proposal.block().header();
        return header.round() == proposal.round()
                && header.proposer().equals(ChainHashes.keyId(work.hashing, state.terms.publicKey(proposal.signer())));
    }

    void reject(Proposal proposal, String reason) {
        if (!mayVote() || hasSigned(Signing.Type.PREPARE) || hasSigned(Signing.Type.REJECT)) {
            return;
        }
        Hash block = proposal.envelope().block();
        Hash envelope = proposal.envelope().hash(work.hashing);
        Bytes signature = signature(Signing.Type.REJECT, block, envelope);
        work.signAndSend(
                new Reject(
                        state.terms.height(),
                        state.round,
                        block,
                        envelope,
                        work.self(),
                        signature,
                        Reject.shortened(reason)),
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

    void keep(Hash hash, Block block) {
        if (state.known(hash).isEmpty()) {
            state.put(hash, new ConsensusState.Body(block, false, false, Optional.empty()));
        }
    }

    /** Never again in rounds up to that of a TIMEOUT: rule 17. */
    private boolean mayVote() {
        return work.isVoter() && state.timedOut < state.round;
    }

    private boolean hasSigned(Signing.Type type) {
        return state.signed(state.round, type).isPresent();
    }
}
