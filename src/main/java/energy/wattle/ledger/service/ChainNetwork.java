package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.Ground;
import energy.wattle.ledger.core.consensus.Durable;
import energy.wattle.ledger.core.consensus.Event;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.SizeLimit;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Epochs;
import energy.wattle.ledger.store.SigningStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of one chain, all in this process: each drives the consensus core for its own key, and they talk over links
 * with delays. What they share, and what each has for itself, is told in decision 0040. For one thread at a time.
 */
final class ChainNetwork implements Deciding {

    private final Chain chain;
    private final NetworkInstruments with;
    private final NodeChecks shared;
    private final NetworkNodes nodes;
    private final SigningLog log;
    private final OutsideMail outside;
    private final NodeMail mail;
    private final HeldEpochKeys secrets;
    private final NetworkBook book;
    private final EpochSight sight;
    private @Nullable OpenHeight open;
    private Optional<HeightBelow> below = Optional.empty();
    private Optional<Decided> decided = Optional.empty();
    private SigningStore.Slots slots = new SigningStore.Slots(1, 0);
    private boolean isDue;

    ChainNetwork(Chain chain, NetworkInstruments with, NetworkBook book) {
        this.chain = chain;
        this.with = with;
        this.book = book;
        shared = new NodeChecks(chain.suite());
        outside = new OutsideMail(chain, with.stores(), with.keys().neighbours());
        mail = new NodeMail(chain, with.keystore(), book.links(), outside, with.clocks()::isWrong);
        NodeSeats seats = new NodeSeats(
                chain, with.keystore(), with.logs().store(), with.settings().timing(), shared.signatures());
        nodes = new NetworkNodes(this, seats, shared, with.settings().sharesChecks());
        log = with.logs().of(chain);
        secrets = new HeldEpochKeys(chain, with.stores(), with.keystore());
        sight = new EpochSight(chain, with.keys(), secrets);
    }

    /** The monotonic clock of consensus, milliseconds. */
    static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void begin(Ground ground) {
        Optional<Decided> last =
                decided.filter(block -> block.made().hash().equals(ground.tip().hash()));
        if (last.isEmpty()) {
            restart(ground);
            return;
        }
        // Rule 17: whoever has decided answers those who have not; here the relay does, when the block is stored.
        nodes.voters().stream()
                .filter(node -> !node.isDecided())
                .forEach(node -> node.take(
                        last.get().made().block(), Optional.of(last.get().certificate())));
        HeightTerms decidedUnder = height().terms();
        int round = last.get().made().block().header().round();
        below = Optional.of(new HeightBelow(
                last.get().made().block().header(),
                new HeightTerms.Parent(
                        decidedUnder.scope(),
                        decidedUnder.electorate().validators(),
                        last.get().certificate()),
                SizeLimit.after(decidedUnder.sizeLimit(), round, HeightBelow.greatest(chain))));
        open(ground);
    }

    @Override
    public void restart(Ground ground) {
        nodes.clear();
        book.restart();
        below = HeightBelow.stored(chain, with.stores());
        open(ground);
        Map<KeyId, List<Durable>> signed = log.of(slots(ground));
        nodes.voters()
                .forEach(node -> node.restart(node.seat()
                        .key()
                        .flatMap(key -> Optional.ofNullable(signed.get(key.id())))
                        .orElse(List.of())));
    }

    private SigningStore.Slots slots(Ground ground) {
        return new SigningStore.Slots(
                ground.tip().height() + 1,
                Epochs.of(ground.state(), chain.genesis()).lastRecovery());
    }

    private void open(Ground ground) {
        mail.clear();
        log.clear();
        decided = Optional.empty();
        isDue = false;
        HeightTerms terms = with.steps()
                .terms(
                        ground,
                        below.map(HeightBelow::parent),
                        below.map(HeightBelow::sizeLimit).orElseGet(() -> HeightBelow.greatest(chain)));
        OpenHeight next = open(ground, terms, shared, true);
        open = next;
        slots = slots(ground);
        List<Validator> resting = new ElectionState(chain.suite(), chain.genesis(), ground.state()).resting();
        sight.look(ground.state());
        book.open(terms, resting.stream().map(Validator::id).toList());
        List<Validator> members =
                new ArrayList<>(terms.electorate().validators().members());
        members.addAll(resting);
        nodes.begin(members, next, outside.exists(), checks -> open(ground, terms, checks, false));
        book.runs(nodes.ids());
        mail.serve(nodes.voters(), nodes.relay());
        outside.open(terms.height(), this::receive);
    }

    private OpenHeight open(Ground ground, HeightTerms terms, NodeChecks checks, boolean areRecordsTrusted) {
        OpenHeight.Eyes eyes = new OpenHeight.Eyes(terms, checks, areRecordsTrusted, with.window());
        return new OpenHeight(chain, with.steps(), secrets, ground, eyes);
    }

    /** From another process, for one of this one's nodes or all of them. */
    private void receive(String from, Optional<NodeId> to, Parcel parcel) {
        if (sight.isBlind()) {
            return; // it is told again, and blocks are asked for
        }
        nodes.everyone().stream()
                .filter(node -> nodes.isRelay(node)
                        || to.filter(one -> !one.equals(node.id())).isEmpty())
                .forEach(node -> node.receive(answer -> outside.tell(from, answer), parcel));
    }

    @Override
    public boolean isAmongOthers() {
        return outside.exists();
    }

    @Override
    public boolean isCalled() {
        return !sight.isBlind() && (outside.isWaiting() || (outside.exists() && isBusy()));
    }

    /** Whether something is under way that does not wait for anybody. */
    private boolean isBusy() {
        return decided.isPresent()
                || !log.isEmpty()
                || mail.untilNext(System.nanoTime()) < Long.MAX_VALUE
                || nodes.nextTimer() < Long.MAX_VALUE;
    }

    @Override
    public Optional<Decided> hear(long time, Supplier<List<LedgerRecord>> pending) {
        if (sight.isBlind()) {
            return Optional.empty();
        }
        look(time, pending);
        return goOn(this::isCalled);
    }

    private void look(long time, Supplier<List<LedgerRecord>> pending) {
        height().look(time, pending);
        nodes.voters().forEach(node -> node.height().look(time, pending));
        nodes.voters().forEach(node -> node.misbehave(book.misbehaviour(node.id())));
    }

    @Override
    public Optional<Decided> decide(long time, Supplier<List<LedgerRecord>> pending) {
        if (sight.isBlind()) {
            return Optional.empty();
        }
        look(time, pending);
        if (!isDue && decided.isEmpty()) {
            isDue = true;
            // The leader first: it builds before anybody's timer starts.
            int leader = height().terms().leader(0);
            nodes.voters().stream()
                    .filter(node -> node.position().orElse(NetworkNode.NOBODY) == leader)
                    .forEach(node -> node.handle(new Event.HeightDue()));
            nodes.voters().forEach(node -> node.handle(new Event.HeightDue()));
        }
        Optional<Decided> made = goOn(() -> true);
        book.waits(made.isEmpty());
        return made;
    }

    private Optional<Decided> goOn(BooleanSupplier isWorthIt) {
        outside.read();
        long until = System.nanoTime() + with.settings().patience().toNanos();
        while (decided.isEmpty() && isWorthIt.getAsBoolean() && goesOn(until)) {}
        return decided;
    }

    /** Does what is next: mail before timers, so that a busy thread makes nobody late. */
    private boolean goesOn(long until) {
        long now = System.nanoTime();
        if (mail.deliver(now) || outside.deliver(this::receive)) {
            return true;
        }
        long gather = with.settings().gather().toNanos();
        boolean isIdle = mail.untilNext(now) > gather;
        if (!log.isEmpty() && (isIdle || log.age(now) >= gather)) {
            log.commit(slots);
            return true;
        }
        if (nodes.tick(now())) {
            return true;
        }
        if (now - until >= 0 || Thread.currentThread().isInterrupted()) {
            return false;
        }
        long timer = nodes.nextTimer();
        long untilTimer = timer == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : TimeUnit.MILLISECONDS.toNanos(Math.max(0, timer - now())) + 1;
        long untilCommit = log.isEmpty() ? Long.MAX_VALUE : gather - log.age(now);
        LockSupport.parkNanos(
                Math.min(Math.min(until - now, untilTimer), Math.max(1, Math.min(mail.untilNext(now), untilCommit))));
        return true;
    }

    @Override
    public void stored(Decided block) {
        with.logs().store().forget(chain.number(), block.certificate().height());
    }

    NodeMail mail() {
        return mail;
    }

    Chain chain() {
        return chain;
    }

    Hash hash(Block block) {
        return ChainHashes.block(chain.suite(), block.header());
    }

    SigningLog log() {
        return log;
    }

    Optional<Parcel> decided(long height) {
        return HeightBelow.block(chain, with.stores(), height).map(answer -> answer);
    }

    void finalized(NetworkNode by, Block block, Certificate certificate) {
        if (nodes.isRelay(by)) {
            decided = Optional.of(new Decided(height().made(block), certificate));
            book.decided(block.header(), certificate);
        }
    }

    void seen(NetworkNode by, Message message) {
        if (nodes.isRelay(by)) {
            book.heard(message);
        }
    }

    void accused(NetworkNode by, Evidence evidence) {
        book.accused(by.seat().key().map(NodeSeat.Key::name), evidence);
    }

    void lost(NetworkNode node, String reason) {
        book.observes(node.id(), reason);
    }

    private OpenHeight height() {
        if (open == null) {
            throw new IllegalStateException("no height has begun");
        }
        return open;
    }
}
