package energy.wattle.laboratory.core.traditional;

import energy.wattle.laboratory.core.chain.Chain;
import energy.wattle.laboratory.core.chain.ChainTerms;
import energy.wattle.laboratory.core.chain.Load;
import energy.wattle.laboratory.core.chain.Progress;
import energy.wattle.laboratory.core.chain.TimeSpent;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuites;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** A chain that traditional DPoS decides: its nodes, their slots, and what they send. */
public final class TraditionalChain implements Chain {

    private static final int ASK_LENGTH = 60;

    private final ChainTerms terms;
    private final TraditionalTerms traditional;
    private final Canvass canvass;
    private final Slots slots;
    private final Dpos dpos;
    private final Branch genesis;
    private final Set<Integer> malicious = new HashSet<>();
    private final List<TraditionalNode> nodes = new ArrayList<>();
    private final SlotAccount account;
    private long slot = -1;

    public TraditionalChain(ChainTerms terms, TraditionalTerms traditional) {
        this.terms = terms;
        this.traditional = traditional;
        List<Long> stakes = traditional.stakes().drawn(terms.size(), terms.dice());
        canvass = new Canvass(
                stakes, TraditionalTerms.seats(terms.size()), terms.dice().next());
        slots = new Slots(canvass, traditional.epochSlots());
        dpos = new Dpos(slots);
        for (int i = 0; i < terms.size(); i++) {
            if (!terms.isHonest(i)) {
                malicious.add(i);
            }
        }
        genesis = begin();
        account = new SlotAccount(terms, traditional.slot());
        for (int i = 0; i < terms.size(); i++) {
            nodes.add(new TraditionalNode(i, this));
        }
    }

    /** All have voted before the chain begins, when nobody had failed yet. */
    private Branch begin() {
        Map<Integer, Ballot> ballots = new TreeMap<>();
        for (int voter = 0; voter < terms.size(); voter++) {
            boolean isBad = malicious.contains(voter);
            ballots.put(voter, isBad ? canvass.colluding(voter, malicious) : canvass.honest(voter, Set.of()));
        }
        List<Integer> first = slots.ordered(canvass.elected(ballots.values()), 0);
        Hash hash = CryptoSuites.ED25519.tagged("wattle/traditional", Bytes.ofUtf8("chain-" + terms.name()));
        return new Branch(
                hash, hash, 0, -1, -1, Progress.NONE, 0, 0, first, Optional.empty(), ballots, Map.of(), Set.of());
    }

    Branch genesis() {
        return genesis;
    }

    ChainTerms terms() {
        return terms;
    }

    TraditionalTerms traditional() {
        return traditional;
    }

    Canvass canvass() {
        return canvass;
    }

    Slots slots() {
        return slots;
    }

    Dpos dpos() {
        return dpos;
    }

    Set<Integer> malicious() {
        return malicious;
    }

    /** The last ones by number: whose behaviour is drawn does not depend on it. */
    boolean isIdle(int node) {
        return node * 100 >= terms.size() * (100 - traditional.idle());
    }

    long now() {
        return terms.clock().now();
    }

    void at(long time, Runnable what) {
        terms.clock().at(time, what);
    }

    @Override
    public void start() {
        slotBegins();
    }

    private void slotBegins() {
        slot++;
        long current = slot;
        nodes.forEach(node -> node.slotBegan(current));
        at((slot + 1) * traditional.slot(), this::slotBegins);
    }

    /** Slots come whatever has arrived. */
    @Override
    public void arrived(int node) {}

    SlotBlock block(Branch on, long of, int producer, Load load, List<Ballot> ballots, boolean isRight) {
        Hash records = ChainHashes.recordsRoot(CryptoSuites.ED25519, load.records());
        WireWriter content = new WireWriter()
                .bytes(1, on.hash().bytes())
                .uint(2, of)
                .uint(3, producer)
                .bytes(4, records.bytes())
                .uint(5, terms.dice().next() >>> 1)
                .uint(6, isRight ? 1 : 0);
        Hash hash = CryptoSuites.ED25519.tagged("wattle/slot-block", content.finish());
        return new SlotBlock(hash, on.hash(), on.height() + 1, of, producer, load, ballots, isRight);
    }

    void spread(int from, SlotBlock block, IntPredicate mayGet) {
        terms.network()
                .spread(from, (int) block.bytes(), mayGet, to -> nodes.get(to).receive(from, block));
    }

    void spread(int from, Ballot ballot) {
        terms.network().spread(from, ballot.length(), to -> true, to -> {
            TraditionalNode node = nodes.get(to);
            long done = node.processor().book(now(), terms.costs().verifying(1));
            at(done, () -> node.receive(ballot));
        });
    }

    void send(int from, int to, SlotBlock block) {
        terms.network().send(from, to, (int) block.bytes(), () -> nodes.get(to).receive(from, block));
    }

    void ask(int from, int peer, Hash block) {
        terms.network().send(from, peer, ASK_LENGTH, () -> nodes.get(peer).answer(from, block));
    }

    void decided(TraditionalNode node, Branch branch) {
        if (account.decided(node, branch)) {
            int proof = TraditionalTerms.proof(terms.size());
            terms.finality().reached(branch.height(), branch.progress(), node.id, proof);
        }
    }

    @Override
    public long height() {
        return account.height();
    }

    @Override
    public TimeSpent spent(long height) {
        return account.spent(height);
    }

    @Override
    public long missed() {
        return account.missed();
    }

    /** Those who were delegates, failed, and are none any more. */
    @Override
    public long evicted() {
        Branch head = ahead().head();
        return head.failing().stream()
                .filter(failed -> !head.delegates().contains(failed))
                .count();
    }

    @Override
    public int delegate() {
        return slots.producer(ahead().head(), slot + 1);
    }

    private TraditionalNode ahead() {
        TraditionalNode ahead = nodes.getFirst();
        for (TraditionalNode node : nodes) {
            boolean isBetter = !terms.isHonest(ahead.id)
                    || node.head().height() > ahead.head().height();
            ahead = terms.isHonest(node.id) && isBetter ? node : ahead;
        }
        return ahead;
    }

    @Override
    public long forks() {
        return account.forks();
    }

    @Override
    public long firstLost() {
        return account.firstLost();
    }

    @Override
    public long lastLost() {
        return account.lastLost();
    }
}
