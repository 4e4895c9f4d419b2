package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Going on after a crash from what was durable: rule 3. Part of {@link Consensus}' step. */
final class Restart {

    private final Work work;
    private final ConsensusState state;
    private final Rounds rounds;
    private final Hearing hearing;

    Restart(Work work, Rounds rounds, Hearing hearing) {
        this.work = work;
        this.rounds = rounds;
        this.hearing = hearing;
        state = work.state;
    }

    void from(Optional<List<Durable>> signingState) {
        if (signingState.isEmpty()) {
            state.self = OptionalInt.empty();
            work.act(new Action.BecomeObserver("the key's signing state is missing"));
            return;
        }
        List<Durable> entries =
                signingState.get().stream().filter(this::isOfThisHeight).toList();
        entries.forEach(this::take);
        state.opening.ifPresent(opening -> state.round = opening.round() + 1);
        if (entries.isEmpty()) {
            return;
        }
        state.isDue = true;
        rounds.startTimer();
        // The same bytes again, for whoever has not got them; votes of closed rounds interest nobody.
        List<Message> own = new ArrayList<>(state.signed());
        own.sort(Comparator.comparingInt(Message::round).thenComparing(Message::type));
        for (Message message : own) {
            if (message.round() == state.round || message.round() == state.timedOut) {
                work.act(new Action.Broadcast(message));
            }
            hearing.receive(message);
        }
        if (!state.isDecided) {
            rounds.propose();
        }
    }

    /** A write for the height below may have come after its decision. */
    private boolean isOfThisHeight(Durable entry) {
        long height = switch (entry) {
            case Durable.Body(var block) -> block.header().height();
            case Durable.HighestQc(var quorum) -> quorum.height();
            case Durable.Opened(var timeouts) -> timeouts.height();
            case Durable.Signed(var message) -> message.height();
        };
        return height == state.terms.height();
    }

    private void take(Durable entry) {
        switch (entry) {
            case Durable.Body(var block) -> {
                Hash hash = work.hash(block);
                state.put(hash, new ConsensusState.Body(block, true, false, Optional.empty()));
            }
            case Durable.HighestQc(QuorumCertificate quorum) -> remember(quorum);
            case Durable.Opened(TimeoutCertificate timeouts) -> remember(timeouts);
            case Durable.Signed(Message message) -> {
                state.putSigned(message);
                if (message instanceof Timeout timeout) {
                    state.timedOut = Math.max(state.timedOut, timeout.round());
                    timeout.quorum().ifPresent(this::remember);
                }
            }
        }
    }

    private void remember(QuorumCertificate quorum) {
        if (quorum.round() > state.highestQcRound()) {
            state.highest = Optional.of(quorum);
        }
    }

    private void remember(TimeoutCertificate timeouts) {
        timeouts.quorum().ifPresent(this::remember);
        if (state.opening.filter(known -> known.round() >= timeouts.round()).isEmpty()) {
            state.opening = Optional.of(timeouts);
        }
    }
}
