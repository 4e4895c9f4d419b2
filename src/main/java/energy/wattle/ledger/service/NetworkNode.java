package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Misbehaviour;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.consensus.Action;
import energy.wattle.ledger.core.consensus.Consensus;
import energy.wattle.ledger.core.consensus.ConsensusState;
import energy.wattle.ledger.core.consensus.Durable;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Event;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.Proposal;
import energy.wattle.ledger.core.consensus.Timeout;
import energy.wattle.ledger.core.consensus.Verdict;
import energy.wattle.ledger.core.consensus.Vote;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.Consumer;

/** One node of a chain in this process: drives the consensus core for its own key. For one thread at a time. */
final class NetworkNode {

    static final int NOBODY = -1;

    private final NodeId id;
    private final ChainNetwork network;
    private final NodeChecks checks;
    private final BodyRequests requests;
    private final Queue<Event> events = new ArrayDeque<>();
    private NodeSeat seat;
    private OpenHeight height;
    private ConsensusState state;
    private long timer = Long.MAX_VALUE;
    private boolean isHandling;
    private volatile Misbehaviour misbehaviour = Misbehaviour.NONE;

    NetworkNode(NodeId id, ChainNetwork network, NodeChecks checks, NodeSeat seat, OpenHeight height) {
        this.id = id;
        this.network = network;
        this.checks = checks;
        this.seat = seat;
        this.height = height;
        requests = network.mail().requests(id);
        state = Consensus.begin(height.terms(), seat.position(height.terms()), ChainNetwork.now());
    }

    NodeChecks checks() {
        return checks;
    }

    OpenHeight height() {
        return height;
    }

    NodeId id() {
        return id;
    }

    NodeSeat seat() {
        return seat;
    }

    Misbehaviour misbehaviour() {
        return misbehaviour;
    }

    void misbehave(Misbehaviour other) {
        misbehaviour = other;
    }

    boolean isDecided() {
        return state.isDecided();
    }

    int round() {
        return state.round();
    }

    /** When it wants to be woken, by the monotonic clock in milliseconds. */
    long timer() {
        return timer;
    }

    /** The next height, with the key that the node now has. */
    void begin(NodeSeat now, OpenHeight next) {
        seat = now;
        height = next;
        timer = Long.MAX_VALUE;
        events.clear();
        requests.clear();
        state = Consensus.begin(next.terms(), now.position(next.terms()), ChainNetwork.now());
        if (now.isLost()) {
            handle(new Event.Restarted(Optional.empty()));
        }
    }

    /** Goes on after a stop from what it had made durable. Source: rule 3. */
    void restart(List<Durable> signingState) {
        handle(new Event.Restarted(seat.isLost() ? Optional.empty() : Optional.of(signingState)));
    }

    void tick() {
        timer = Long.MAX_VALUE;
        handle(new Event.Tick());
    }

    /** @param from where answers go */
    void receive(Consumer<Parcel> from, Parcel parcel) {
        switch (parcel) {
            case Parcel.Signed(Message message) -> hear(message);
            case Parcel.Shown(Envelope envelope) -> {
                if (checks.isLeaders(height.terms(), envelope)) {
                    handle(new Event.EnvelopeShown(envelope));
                }
            }
            case Parcel.AskBody(long of, Hash block) ->
                (of == height.terms().height() ? state.body(block) : Optional.<Block>empty())
                        .ifPresent(body -> from.accept(new Parcel.Answer(body, Optional.empty())));
            case Parcel.AskHeight(long of) -> network.decided(of).ifPresent(from);
            case Parcel.Answer(Block block, Optional<Certificate> certificate) -> take(block, certificate);
            case Parcel.Talk other -> {}
        }
    }

    private void hear(Message message) {
        if (message.height() != height.terms().height()) {
            handle(new Event.OtherHeight(message.height(), message instanceof Timeout, message.signer()));
            return;
        }
        switch (checks.check(height.terms(), message)) {
            case GOOD -> {
                network.seen(this, message);
                note(message);
                handle(new Event.MessageReceived(message));
            }
            case UNJUSTIFIED -> handle(new Event.UnjustifiedReceived((Proposal) message)); // nothing else can be
            case BAD -> {}
        }
    }

    private void note(Message message) {
        if (message instanceof Vote vote) {
            requests.voted(
                    vote.block(),
                    height.terms()
                            .electorate()
                            .validators()
                            .members()
                            .get(vote.signer())
                            .id());
        }
    }

    /** One peer after the other, and everybody where none of those who must have it has sent it. */
    private void ask(Hash block, Queue<NodeId> left) {
        Parcel request = new Parcel.AskBody(height.terms().height(), block);
        Optional<NodeId> next = Optional.ofNullable(left.poll());
        if (state.body(block).isPresent() || state.isDecided()) {
            requests.end(block);
        } else if (next.isPresent()) {
            network.mail().send(this, next.get(), request);
            network.mail().later(BodyRequests.PATIENCE, () -> ask(block, left));
        } else {
            requests.end(block);
            network.mail().sendAll(this, request);
        }
    }

    /** Rules 16 and 30: peers are not trusted, each block needs its certificate. */
    void take(Block block, Optional<Certificate> certificate) {
        boolean holds = certificate
                .map(decided -> checks.holds(height.terms(), block, decided))
                .orElse(true);
        if (holds && block.header().height() == height.terms().height()) {
            handle(new Event.BodyReceived(block, certificate));
        }
    }

    /** Events that a step causes come after it, one at a time. */
    void handle(Event event) {
        events.add(event);
        if (isHandling) {
            return;
        }
        isHandling = true;
        try {
            while (!events.isEmpty()) {
                Consensus.Step step = seat.consensus().step(state, ChainNetwork.now(), events.remove());
                state = step.state();
                step.actions().forEach(this::perform);
            }
        } finally {
            isHandling = false;
        }
    }

    private void perform(Action action) {
        switch (action) {
            case Action.Persist(long token, List<Durable> entries) -> persist(token, entries);
            case Action.Broadcast(Message message) -> network.mail().broadcast(this, height, message);
            case Action.BuildBlock(int round, long limit) -> {
                ChainStep.Made made = height.make(round, seat.keyId(), limit, 0);
                events.add(new Event.BlockBuilt(round, made.block()));
            }
            case Action.CheckBlock(Block block, long limit) ->
                events.add(new Event.BlockChecked(network.hash(block), verdict(block, limit)));
            case Action.SetTimer(long at) -> timer = at;
            case Action.FinalizeBlock(Block block, Certificate certificate) -> {
                timer = Long.MAX_VALUE;
                network.finalized(this, block, certificate);
            }
            case Action.RequestBody(Hash block) ->
                requests.begin(block).ifPresent(peers -> ask(block, new ArrayDeque<>(peers)));
            case Action.RequestHeight(long of, int peer) -> network.mail().askRelay(this, new Parcel.AskHeight(of));
            case Action.ShowEnvelope(Envelope envelope, int validator) ->
                network.mail()
                        .show(
                                this,
                                height.terms()
                                        .electorate()
                                        .validators()
                                        .members()
                                        .get(validator),
                                envelope);
            case Action.AnswerHeight(long of, int peer) ->
                network.decided(of).ifPresent(answer -> network.mail().sendAll(this, answer));
            case Action.ReportEvidence(var evidence) -> network.accused(this, evidence);
            case Action.AccuseSilence(int leader) -> {} // no rule that production has
            case Action.BecomeObserver(String reason) -> network.lost(this, reason);
        }
    }

    private void persist(long token, List<Durable> entries) {
        OpenHeight now = height;
        network.log().add(seat.keyId(), entries, () -> {
            if (height == now) {
                handle(new Event.Persisted(token));
            }
        });
    }

    /** What all nodes of the process find alike, and whether this one's own wrap opens. Source: rules 12 and 13. */
    private Verdict verdict(Block block, long limit) {
        Verdict verdict = height.verdict(block, limit);
        return verdict instanceof Verdict.Right(boolean isTimely)
                ? new Verdict.Right(isTimely && seat.opensItsWraps(block))
                : verdict;
    }

    OptionalInt position() {
        return seat.position(height.terms());
    }
}
