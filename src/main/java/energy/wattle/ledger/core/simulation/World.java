package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.consensus.CertificateCheck;
import energy.wattle.ledger.core.consensus.Consensus;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.MessageCheck;
import energy.wattle.ledger.core.consensus.Timing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;

/** Virtual time, the network between the nodes, and what goes wrong with it. Lives for one run. */
final class World {

    private static final Timing TIMING = new Timing(120, 2_000);
    private static final int LONGEST_CALM = 1_500;
    private static final int CLOCK_JUMP = 20_000;
    private static final int NEAREST = 500;
    private static final int FURTHER = 30_000;

    private final Plan plan;
    private final Optional<Crash> crash;
    private final Plan.Scenario scenario;
    private final Dice dice;
    private final Founding founding;
    private final Watch watch;
    private final MessageCheck checker;
    private final CertificateCheck certificates;
    private final List<Node> nodes = new ArrayList<>();
    private final Set<Integer> malicious = new HashSet<>();
    private final PriorityQueue<Scheduled> queue = new PriorityQueue<>();
    private final Chronicle chronicle = new Chronicle();
    private final Map<Hash, Set<Integer>> shutOut = new HashMap<>();
    private Cut cut = Cut.NONE;
    private boolean isHealed;
    private long now;
    private long order;

    World(Plan plan, long seed, Optional<Crash> crash) {
        this.plan = plan;
        this.crash = crash;
        dice = new Dice(seed);
        founding = new Founding(plan, dice);
        scenario = plan.scenario().orElseGet(() -> Plan.Scenario.drawn(dice, plan.faulty()));
        while (malicious.size() < scenario.malicious()) {
            malicious.add(dice.below(plan.nodes()));
        }
        watch = new Watch(plan.nodes(), malicious, plan.rules(), plan.keys().verifying());
        checker = MessageCheck.of(plan.rules(), plan.keys().verifying());
        certificates = new CertificateCheck(plan.rules(), plan.keys().verifying());
        for (int i = 0; i < plan.nodes(); i++) {
            nodes.add(node(i, i));
        }
        for (int spare = plan.nodes(); plan.losesTooMany() && spare < 2 * plan.nodes(); spare++) {
            nodes.add(node(spare, spare));
            nodes.get(spare).heeding.leave();
        }
        if (scenario.tricks().contains(Trick.IS_TWINS)) {
            for (int twin : List.copyOf(malicious)) {
                chronicle.count(Fault.TWIN);
                nodes.add(node(nodes.size(), twin));
            }
        }
    }

    private record Scheduled(long time, long order, Runnable what) implements Comparable<Scheduled> {

        @Override
        public int compareTo(Scheduled other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    Plan plan() {
        return plan;
    }

    Optional<Crash> crash() {
        return crash;
    }

    Dice dice() {
        return dice;
    }

    Founding founding() {
        return founding;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    Watch watch() {
        return watch;
    }

    MessageCheck checker() {
        return checker;
    }

    /** Whether a certificate makes the block final under these terms. */
    boolean holds(HeightTerms terms, Block block, Certificate certificate) {
        return certificate.height() == terms.height()
                && certificate.block().equals(founding.hash(block))
                && certificates.holds(terms.scope(), terms.electorate().validators(), certificate);
    }

    int size() {
        return nodes.size();
    }

    long now() {
        return now;
    }

    boolean isHealed() {
        return isHealed;
    }

    List<Node> nodes() {
        return nodes;
    }

    void start() {
        nodes.forEach(Node::start);
        unsettle();
    }

    /** Runs what is next; false if nothing is. */
    boolean advance() {
        Scheduled next = queue.poll();
        if (next == null) {
            return false;
        }
        now = next.time();
        next.what().run();
        return true;
    }

    void schedule(long delay, Runnable what) {
        queue.add(new Scheduled(now + delay, order++, what));
    }

    void sendAll(int from, Parcel parcel) {
        for (Node node : nodes) {
            if (node.id != from) {
                send(from, node.id, parcel);
            }
        }
    }

    void send(int from, int to, Parcel parcel) {
        if (nodes.get(to).heeding.isGone()) {
            return;
        }
        int copies = 1;
        if (!isHealed) {
            if (cut.blocks(nodes.get(from).position, nodes.get(to).position)) {
                chronicle.count(Fault.CUT_OFF);
                return;
            }
            if (dice.perMille(scenario.lossPerMille())) {
                chronicle.count(Fault.LOST);
                return;
            }
            if (dice.perMille(scenario.duplicatePerMille())) {
                chronicle.count(Fault.DUPLICATED);
                copies = 2;
            }
        }
        for (int i = 0; i < copies; i++) {
            int delay = dice.between(1, 15);
            if (!isHealed && dice.perMille(scenario.slowPerMille())) {
                chronicle.count(Fault.DELAYED);
                delay += dice.below(600);
            }
            schedule(delay, () -> nodes.get(to).receive(from, parcel));
        }
    }

    /** The faults end: rule of the liveness mode. All nodes come up. */
    void heal() {
        cut = Cut.NONE;
        isHealed = true;
        for (Node node : nodes) {
            node.jumpClock(0);
            if (scenario.allGoDown() && node.isUp()) {
                chronicle.count(Fault.CRASH);
                node.crash();
            }
        }
    }

    boolean crashesAtWrite(Node node) {
        boolean crashes = !isHealed && node.isHonest() && dice.perMille(scenario.crashPerMille());
        if (crashes) {
            chronicle.count(Fault.CRASH);
        }
        return crashes;
    }

    /** The honest node that is furthest behind: heights that it has decided. */
    long decidedByAll() {
        return nodes.stream()
                .filter(Node::isHonest)
                .filter(node -> !node.heeding.isGone() && !node.heeding.isStopped())
                .mapToLong(Node::decided)
                .min()
                .orElse(0);
    }

    /** Every now and then the network falls apart in another way, or comes together, and clocks jump. */
    private void unsettle() {
        if (isHealed) {
            return;
        }
        List<Cut.Kind> kinds = scenario.cuts().stream().sorted().toList();
        if (!kinds.isEmpty() && dice.perMille(600)) {
            chronicle.count(Fault.PARTITION);
            cut = Cut.drawn(dice.oneOf(kinds), plan.nodes(), dice);
        } else {
            cut = Cut.NONE;
        }
        for (Node node : nodes) {
            if (dice.perMille(scenario.clockJumpPerMille())) {
                chronicle.count(Fault.CLOCK_JUMP);
                node.jumpClock(dice.between(-CLOCK_JUMP, CLOCK_JUMP));
            }
        }
        schedule(dice.between(50, LONGEST_CALM), this::unsettle);
    }

    private Node node(int id, int position) {
        Consensus consensus = Consensus.under(
                plan.rules(), TIMING, plan.keys().verifying(), plan.keys().signer(position));
        Optional<Adversary> adversary = malicious.contains(position)
                ? Optional.of(new Adversary(this, scenario.tricks(), plan.keys().signer(position)))
                : Optional.empty();
        return new Node(id, position, this, consensus, adversary);
    }

    /** µs between two nodes, as their distance has it; nothing while one does not reach the other. */
    OptionalInt roundTrip(int one, int other) {
        boolean isCut = !isHealed && (cut.blocks(one, other) || cut.blocks(other, one));
        if (isCut || !nodes.get(other).isUp()) {
            return OptionalInt.empty();
        }
        long distance = Dice.mix(Math.min(one, other) * 1_009L + Math.max(one, other));
        return OptionalInt.of(NEAREST + (int) Long.remainderUnsigned(distance, FURTHER));
    }

    /** A block brings an epoch key whose wraps do not open for these nodes. */
    void shutOut(Hash block, Set<Integer> positions) {
        shutOut.put(block, positions);
    }

    /** Whether the node can use the epoch key that a block brings. Source: Ledger, Encryption. */
    boolean opens(Hash block, int position) {
        return !shutOut.getOrDefault(block, Set.of()).contains(position);
    }

    int maliciousAmong(Set<Integer> positions) {
        return (int) positions.stream().filter(malicious::contains).count();
    }

    boolean isMalicious(int node) {
        return malicious.contains(nodes.get(node).position);
    }
}
