package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.EpochSecrets;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of one chain, all in this process: each drives the consensus core for its own key, and they talk over links
 * with delays. What they share, and what each has for itself, is told in decision 0040. For one thread at a time.
 */
final class ChainNetwork implements Deciding {

    private final Chain chain;
    private final Instruments with;
    private final NodeChecks shared;
    private final NodeSeats seats;
    private final SigningLog log;
    private final OutsideMail outside;
    private final NodeMail mail;
    private final EpochSecrets secrets;
    private final NetworkBook book;
    private final Map<NodeId, NetworkNode> nodes = new LinkedHashMap<>();
    private @Nullable NetworkNode relay;
    private @Nullable OpenHeight open;
    private Optional<HeightBelow> below = Optional.empty();
    private Optional<Decided> decided = Optional.empty();
    private SigningStore.Slots slots = new SigningStore.Slots(1, 0);
    private boolean isDue;

    /** What the network is made with. */
    record Instruments(
            ChainStep steps,
            DerivedKeystore keystore,
            NodeStores stores,
            SigningLogs logs,
            NetworkSettings settings,
            Neighbours neighbours) {}

    ChainNetwork(Chain chain, Instruments with, NetworkBook book) {
        this.chain = chain;
        this.with = with;
        this.book = book;
        shared = new NodeChecks(chain.suite());
        outside = new OutsideMail(chain, with.stores(), with.neighbours());
        mail = new NodeMail(chain, with.keystore(), book.links(), outside);
        seats = new NodeSeats(
                chain, with.keystore(), with.logs().store(), with.settings().timing(), shared.signatures());
        log = with.logs().of(chain);
        secrets = new HeldEpochKeys(chain, with.stores(), with.keystore());
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
        nodes.values().stream()
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
        seats.forget();
        book.restart();
        relay = null;
        below = HeightBelow.stored(chain, with.stores());
        open(ground);
        Map<KeyId, List<Durable>> signed = log.of(slots(ground));
        List.copyOf(nodes.values())
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
        book.open(terms, resting.stream().map(Validator::id).toList());
        if (relay == null) {
            relay = new NetworkNode(chain.market().name(), this, shared, seats.follower(), next);
        } else {
            relay.begin(relay.seat(), next);
        }
        seatAll(terms, resting, checks -> checks == shared ? next : open(ground, terms, checks, false));
        book.runs(nodes.keySet());
        mail.serve(List.copyOf(nodes.values()), relay);
        outside.open(terms.height(), this::receive);
    }

    private OpenHeight open(Ground ground, HeightTerms terms, NodeChecks checks, boolean areRecordsTrusted) {
        OpenHeight.Eyes eyes = new OpenHeight.Eyes(
                terms, checks, areRecordsTrusted, with.settings().window().toMillis());
        return new OpenHeight(chain, with.steps(), secrets, ground, eyes);
    }

    /** Members of V vote; resting and evicted nodes follow. */
    private void seatAll(HeightTerms terms, List<Validator> resting, Function<NodeChecks, OpenHeight> heights) {
        List<Validator> members =
                new ArrayList<>(terms.electorate().validators().members());
        members.addAll(resting);
        Map<NodeId, NodeSeat> now = new LinkedHashMap<>();
        members.stream()
                .filter(member -> !outside.exists() || seats.isHere(member))
                .forEach(member -> now.put(member.id(), seats.of(member)));
        nodes.keySet().forEach(id -> now.computeIfAbsent(id, gone -> seats.follower()));
        now.forEach((id, seat) -> {
            NetworkNode node = nodes.get(id);
            if (node == null) {
                NodeChecks checks = with.settings().sharesChecks() ? shared : new NodeChecks(chain.suite());
                OpenHeight next = heights.apply(checks);
                NetworkNode joined = new NetworkNode(id, this, checks, seat, next);
                nodes.put(id, joined);
                joined.begin(seat, next);
            } else {
                node.begin(seat, heights.apply(node.checks()));
            }
        });
    }

    /** From another process, for one of this one's nodes or all of them. */
    private void receive(String from, Optional<NodeId> to, Parcel parcel) {
        everyone().stream()
                .filter(node -> node == relay || to.filter(one -> !one.equals(node.id())).isEmpty())
                .forEach(node -> node.receive(answer -> outside.tell(from, answer), parcel));
    }

    @Override
    public boolean isAmongOthers() {
        return outside.exists();
    }

    @Override
    public boolean isCalled() {
        return outside.isWaiting() || (outside.exists() && isBusy());
    }

    /** Whether something is under way that does not wait for anybody. */
    private boolean isBusy() {
        return decided.isPresent()
                || !log.isEmpty()
                || mail.untilNext(System.nanoTime()) < Long.MAX_VALUE
                || everyone().stream().anyMatch(node -> node.timer() < Long.MAX_VALUE);
    }

    @Override
    public Optional<Decided> hear(long time, Supplier<List<LedgerRecord>> pending) {
        look(time, pending);
        return goOn(this::isCalled);
    }

    private void look(long time, Supplier<List<LedgerRecord>> pending) {
        height().look(time, pending);
        nodes.values().forEach(node -> node.height().look(time, pending));
        nodes.values().forEach(node -> node.misbehave(book.misbehaviour(node.id())));
    }

    @Override
    public Optional<Decided> decide(long time, Supplier<List<LedgerRecord>> pending) {
        look(time, pending);
        if (!isDue && decided.isEmpty()) {
            isDue = true;
            // The leader first: it builds before anybody's timer starts.
            int leader = height().terms().leader(0);
            nodes.values().stream()
                    .filter(node -> node.position().orElse(NetworkNode.NOBODY) == leader)
                    .toList()
                    .forEach(node -> node.handle(new Event.HeightDue()));
            List.copyOf(nodes.values()).forEach(node -> node.handle(new Event.HeightDue()));
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
        for (NetworkNode node : everyone()) {
            if (node.timer() <= now()) {
                node.tick();
                return true;
            }
        }
        if (now - until >= 0 || Thread.currentThread().isInterrupted()) {
            return false;
        }
        long timer = everyone().stream().mapToLong(NetworkNode::timer).min().orElse(Long.MAX_VALUE);
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

    private List<NetworkNode> everyone() {
        List<NetworkNode> all = new ArrayList<>(nodes.values());
        if (relay != null) {
            all.add(relay);
        }
        return all;
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
        if (by == relay) {
            decided = Optional.of(new Decided(height().made(block), certificate));
            book.decided(block.header(), certificate);
        }
    }

    void seen(NetworkNode by, Message message) {
        if (by == relay) {
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
