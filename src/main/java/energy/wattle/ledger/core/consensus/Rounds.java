package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.core.Signing;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Proposing, timers and the way from round to round: rules 11, 17 and 18. Part of {@link Consensus}' step. */
final class Rounds {

    private static final Bytes UNSIGNED = Bytes.of(new byte[Limits.SIGNATURE_LENGTH]);

    private final Work work;
    private final ConsensusState state;

    Rounds(Work work) {
        this.work = work;
        state = work.state;
    }

    /** Rule 17: T(0) starts when the height is due; a leader for whom it is due proposes. */
    void due() {
        if (!state.isDue) {
            state.isDue = true;
            startTimer();
            propose();
        }
    }

    void tick() {
        if (state.deadline.isEmpty() || state.deadline.getAsLong() > state.now) {
            return;
        }
        state.requested
                .filter(block -> state.known(block).isEmpty())
                .ifPresent(block -> work.act(new Action.RequestBody(block)));
        if (!work.isVoter() || !state.isDue) {
            startTimer();
            return;
        }
        if (state.timedOut < state.round) {
            accuseSilence();
            timeOut();
        } else {
            // Rule 17: repeated until decided, in the very bytes that are stored.
            state.signed(state.round, Signing.Type.TIMEOUT)
                    .filter(timeout -> !state.isUnsent(timeout))
                    .ifPresent(timeout -> work.act(new Action.Broadcast(timeout)));
        }
        startTimer();
    }

    /** Rule 17: TIMEOUT(h, r, x, H_x), never twice, with the QC and TC(r − 1) attached. */
    void timeOut() {
        if (!work.isVoter() || state.timedOut >= state.round) {
            return;
        }
        state.timedOut = state.round;
        Optional<QuorumCertificate> highest = state.highest;
        int qcRound = state.highestQcRound();
        Optional<Hash> block = highest.map(QuorumCertificate::block);
        Bytes signature = work.signer()
                .sign(state.terms
                        .scope()
                        .timeout(
                                state.terms.height(),
                                state.round,
                                qcRound,
                                block.map(Hash::bytes).orElse(Bytes.EMPTY)));
        work.signAndSend(
                new Timeout(
                        state.terms.height(),
                        state.round,
                        new QcReport(work.self(), qcRound, block, signature),
                        highest,
                        work.rules.choices().timeoutCarriesTc() ? state.opening : Optional.empty()),
                Optional.empty());
    }

    /** A QC is known: the highest one never falls, and none is of a round that is not open yet. */
    void learn(QuorumCertificate quorum) {
        if (quorum.round() > state.highestQcRound() && quorum.round() <= state.round) {
            state.highest = Optional.of(quorum);
        }
    }

    /** Rule 18: holding TC(h, r) opens r + 1. Nobody gets there otherwise. */
    void open(TimeoutCertificate timeouts) {
        if (timeouts.round() < state.round) {
            timeouts.quorum().ifPresent(this::learn);
            return;
        }
        state.round = timeouts.round() + 1;
        timeouts.quorum().ifPresent(this::learn);
        state.opening = Optional.of(timeouts);
        state.isOpeningDurable = false;
        state.isDue = true;
        work.hasOpened = true;
        state.building = OptionalInt.empty();
        state.requested = Optional.empty();
        state.prune();
        startTimer();
        propose();
    }

    /** Rule 11, and rule 18 for what may be proposed. */
    void propose() {
        if (!isMyTurn()) {
            return;
        }
        Optional<QuorumCertificate> again = mustRepeat();
        if (again.isPresent()) {
            Hash block = again.get().block();
            state.known(block).ifPresentOrElse(body -> send(body.block()), () -> request(block));
        } else if (state.building.isEmpty()) {
            state.building = OptionalInt.of(state.round);
            work.act(new Action.BuildBlock(state.round, state.terms.sizeLimit()));
        }
    }

    /** A body is needed and not here; asked for again with each tick. */
    void request(Hash block) {
        if (state.requested.filter(block::equals).isEmpty()) {
            state.requested = Optional.of(block);
            work.act(new Action.RequestBody(block));
            if (state.deadline.isEmpty()) {
                startTimer();
            }
        }
    }

    void built(int round, Block block) {
        if (round != state.round || !isMyTurn() || mustRepeat().isPresent()) {
            return;
        }
        // The node's own block is right and timely for itself.
        state.put(work.hash(block), new ConsensusState.Body(block, false, true, Optional.of(new Verdict.Right(true))));
        send(block);
    }

    void startTimer() {
        long at = state.now + work.timing.of(state.round);
        state.deadline = OptionalLong.of(at);
        work.act(new Action.SetTimer(at));
    }

    private boolean isMyTurn() {
        return work.isVoter()
                && state.isDue
                && state.timedOut < state.round
                && state.terms.leader(state.round) == work.self()
                && state.signed(state.round, Signing.Type.PROPOSAL).isEmpty();
    }

    private Optional<QuorumCertificate> mustRepeat() {
        return work.rules.choices().justifies() ? state.opening.flatMap(TimeoutCertificate::quorum) : Optional.empty();
    }

    private void send(Block block) {
        Hash hash = work.hash(block);
        Justification justification = new Justification(
                state.terms.parent().map(HeightTerms.Parent::certificate), state.opening, mustRepeat());
        Envelope unsigned = new Envelope(
                state.terms.height(),
                state.round,
                hash,
                justification.parent().map(parent -> CertificateCodec.hash(work.hashing, parent)),
                justification.timeouts().map(timeouts -> CertificateCodec.hash(work.hashing, timeouts)),
                justification.quorum().map(quorum -> CertificateCodec.hash(work.hashing, quorum)),
                work.self(),
                UNSIGNED);
        Envelope signed = new Envelope(
                unsigned.height(),
                unsigned.round(),
                unsigned.block(),
                unsigned.parent(),
                unsigned.timeouts(),
                unsigned.quorum(),
                unsigned.signer(),
                work.signer().sign(state.terms.scope().proposal(unsigned)));
        work.signAndSend(new Proposal(signed, justification, block), Optional.of(hash));
    }

    /** Planted by the mutation check only: silence is no fault (rule 22). */
    private void accuseSilence() {
        if (work.rules.choices().accusesSilence()
                && state.accusedRound < state.round
                && state.book(state.round).proposal().isEmpty()) {
            state.accusedRound = state.round;
            work.act(new Action.AccuseSilence(state.terms.leader(state.round)));
        }
    }
}
