package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.Hashing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step's copy of the state, and the actions so far. Lives for one step. */
final class Work {

    final Rules rules;
    final Timing timing;
    final Hashing hashing;
    final ConsensusState state;
    private final Signer signer;
    private final List<Action> actions = new ArrayList<>();
    /** A round was opened: what was heard of it before counts now. */
    boolean hasOpened;

    Work(Rules rules, Timing timing, Hashing hashing, Signer signer, ConsensusState state) {
        this.rules = rules;
        this.timing = timing;
        this.hashing = hashing;
        this.signer = signer;
        this.state = state;
    }

    void act(Action action) {
        actions.add(action);
    }

    List<Action> actions() {
        return List.copyOf(actions);
    }

    Signer signer() {
        return signer;
    }

    int quorum() {
        return rules.quorum(state.terms.size());
    }

    boolean isVoter() {
        return state.self.isPresent();
    }

    int self() {
        return state.self.orElseThrow();
    }

    Hash hash(Block block) {
        return ChainHashes.block(hashing, block.header());
    }

    /**
     * Rule 3: what a message rests on, then the message, is made durable; only then is it sent. One slot is signed
     * once.
     */
    void signAndSend(Message message, Optional<Hash> body) {
        if (state.signed(message.round(), message.type()).isPresent()) {
            throw new IllegalStateException(
                    "%s of round %d has been signed already".formatted(message.type(), message.round()));
        }
        state.putSigned(message);
        long token = state.nextToken++;
        state.putUnsent(token, message);
        if (!rules.choices().durable()) {
            act(new Action.Broadcast(message));
            act(new Action.Persist(token, List.of()));
            return;
        }
        List<Durable> entries = new ArrayList<>();
        if (!state.isOpeningDurable) {
            state.opening.ifPresent(opening -> entries.add(new Durable.Opened(opening)));
            state.isOpeningDurable = true;
        }
        // Rule 13: the whole body is on disk before the vote.
        body.flatMap(state::known).filter(here -> !here.isDurable()).ifPresent(here -> {
            entries.add(new Durable.Body(here.block()));
            state.put(body.get(), new ConsensusState.Body(here.block(), true, here.isAsked(), here.verdict()));
        });
        // Rule 3: before COMMIT leaves, its QC is durable; a TIMEOUT's bytes include its own.
        if (message instanceof Vote vote && vote.phase() == Vote.Phase.COMMIT) {
            state.highest.ifPresent(quorum -> entries.add(new Durable.HighestQc(quorum)));
        }
        entries.add(new Durable.Signed(message));
        act(new Action.Persist(token, List.copyOf(entries)));
    }
}
