package energy.wattle.ledger.service;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Misbehaviour;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeNetworks.Heard;
import energy.wattle.ledger.NodeNetworks.HeightHeard;
import energy.wattle.ledger.NodeNetworks.Live;
import energy.wattle.ledger.NodeNetworks.NodeNow;
import energy.wattle.ledger.NodeNetworks.Word;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.EvidenceCodec;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.Proposal;
import energy.wattle.ledger.core.consensus.Reject;
import energy.wattle.ledger.core.consensus.Timeout;
import energy.wattle.ledger.core.consensus.Vote;
import energy.wattle.ledger.core.network.Links;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of one chain's network beside its blocks: who voted what, who is accused, who only observes, and what
 * an operator makes nodes do. Written by the chain's thread and read by all.
 */
final class NetworkBook {

    private static final Logger log = LoggerFactory.getLogger(NetworkBook.class);

    private static final int HEIGHTS = 20;

    /** Of one height: four messages of each of 150 nodes in some rounds. */
    private static final int MOST_HEARD = 4_000;

    private static final int MOST_ACCUSATIONS = 1_000;

    private final NodeId chain;
    private final LongSupplier nanos;
    private final Links links;
    private final Map<NodeId, Misbehaviour> misbehaviours = new ConcurrentHashMap<>();
    private final Map<NodeId, String> observers = new TreeMap<>();
    private final Deque<Hearing> heights = new ArrayDeque<>();
    private final Set<NodeId> known = new TreeSet<>();
    private final Set<Offence> accused = new HashSet<>();
    private final List<Accusation> accusations = new ArrayList<>();
    private final Heartbeats heartbeats = new Heartbeats();
    private List<NodeId> members = List.of();
    private List<NodeId> pinged = List.of();
    private Set<NodeId> here = Set.of();
    private final Map<Word, Long> words = new EnumMap<>(Word.class);
    private long missedTurns;
    private int round;
    private OptionalLong waitsSince = OptionalLong.empty();

    NetworkBook(NodeId chain) {
        this(chain, System::nanoTime);
    }

    /** @param nanos monotonic time */
    NetworkBook(NodeId chain, LongSupplier nanos) {
        this.chain = chain;
        this.nanos = nanos;
        links = new Links(chain);
    }

    /** @param by key of the node that has heard it; nothing if it was the relay */
    record Accusation(Optional<KeyName> by, Evidence evidence) {}

    /** What was heard of one height so far. */
    private record Hearing(long height, List<Heard> heard, Optional<Integer> decidedIn) {}

    private record Offence(long height, int round, int accused, Class<?> kind) {}

    Links links() {
        return links;
    }

    Misbehaviour misbehaviour(NodeId node) {
        return misbehaviours.getOrDefault(node, Misbehaviour.NONE);
    }

    void misbehave(NodeId node, Misbehaviour misbehaviour) {
        misbehaviours.put(node, misbehaviour);
    }

    Heartbeats heartbeats() {
        return heartbeats;
    }

    /** Voters and resting nodes, by id: who ping one another. */
    synchronized List<NodeId> pinged() {
        return pinged;
    }

    /** Whether the node runs in this process. */
    synchronized boolean isHere(NodeId node) {
        return here.contains(node);
    }

    /** The nodes of this process, from the height at hand on. */
    synchronized void runs(Set<NodeId> nodes) {
        here = Set.copyOf(nodes);
    }

    /** Whether it votes, or has voted or rested since this process began. */
    synchronized boolean knows(NodeId node) {
        return known.contains(node);
    }

    /** @param resting nodes, by id */
    synchronized void open(HeightTerms terms, List<NodeId> resting) {
        members = terms.electorate().validators().members().stream()
                .map(Validator::id)
                .toList();
        pinged = Stream.concat(members.stream(), resting.stream()).sorted().toList();
        known.addAll(pinged);
        heights.addFirst(new Hearing(terms.height(), new ArrayList<>(), Optional.empty()));
        while (heights.size() > HEIGHTS) {
            heights.removeLast();
        }
    }

    synchronized void heard(Message message) {
        Hearing now = heights.getFirst();
        if (now.heard().size() >= MOST_HEARD || message.height() != now.height()) {
            return;
        }
        Heard heard = heardOf(message);
        now.heard().add(heard);
        words.merge(heard.word(), 1L, Long::sum);
    }

    private Heard heardOf(Message message) {
        NodeId node = members.get(message.signer());
        return switch (message) {
            case Proposal proposal ->
                new Heard(
                        proposal.round(),
                        Word.PROPOSAL,
                        node,
                        Optional.of(proposal.envelope().block()),
                        "");
            case Vote vote ->
                new Heard(vote.round(), Word.valueOf(vote.phase().name()), node, Optional.of(vote.block()), "");
            case Reject reject ->
                new Heard(reject.round(), Word.REJECT, node, Optional.of(reject.block()), reject.reason());
            case Timeout timeout ->
                new Heard(timeout.round(), Word.TIMEOUT, node, timeout.report().block(), "");
        };
    }

    synchronized void decided(BlockHeader header, Certificate certificate) {
        round = certificate.round();
        missedTurns += round;
        Hearing now = heights.removeFirst();
        heights.addFirst(new Hearing(now.height(), now.heard(), Optional.of(certificate.round())));
    }

    /** How many messages that say this were heard since this process began. */
    synchronized long heard(Word word) {
        return words.getOrDefault(word, 0L);
    }

    /** How many rounds went by without a decision, each of them its leader's turn, since this process began. */
    synchronized long missedTurns() {
        return missedTurns;
    }

    /** In which the last block was decided; 0 before there is one. */
    synchronized int round() {
        return round;
    }

    synchronized Live live() {
        return new Live(
                waitingFor().toMillis(),
                missing(),
                known.stream()
                        .map(node -> new NodeNow(node, misbehaviour(node), observers.containsKey(node)))
                        .toList(),
                heights.stream()
                        .map(one -> new HeightHeard(one.height(), one.heard(), one.decidedIn()))
                        .toList());
    }

    synchronized void accused(Optional<KeyName> by, Evidence evidence) {
        Offence offence = new Offence(evidence.height(), evidence.round(), evidence.accused(), evidence.getClass());
        if (accused.size() >= MOST_ACCUSATIONS) {
            accused.clear();
        }
        if (accused.add(offence)) {
            log.warn(
                    "{}: {} at height {}, round {} against {} ({} bytes of evidence)",
                    chain,
                    evidence.getClass().getSimpleName(),
                    evidence.height(),
                    evidence.round(),
                    members.get(evidence.accused()),
                    EvidenceCodec.encode(evidence).length());
            accusations.add(new Accusation(by, evidence));
        }
    }

    /** What has not been shown on the chain yet. */
    synchronized List<Accusation> accusations() {
        return List.copyOf(accusations);
    }

    synchronized void shown(List<Accusation> these) {
        accusations.removeAll(these);
    }

    /** All nodes start anew from what is durable. */
    synchronized void restart() {
        observers.clear();
    }

    synchronized void observes(NodeId node, String reason) {
        if (observers.put(node, reason) == null) {
            log.error("{}: node {} signs nothing any more: {}", chain, node, reason);
        }
    }

    /** Nodes that sign nothing, and why. */
    synchronized Map<NodeId, String> observers() {
        return Map.copyOf(observers);
    }

    synchronized void waits(boolean doesWait) {
        if (!doesWait) {
            waitsSince = OptionalLong.empty();
        } else if (waitsSince.isEmpty()) {
            waitsSince = OptionalLong.of(nanos.getAsLong());
        }
    }

    /** For how long the chain has waited for a quorum by now. */
    synchronized Duration waitingFor() {
        return waitsSince.isEmpty() ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - waitsSince.getAsLong());
    }

    /** Members of V of whom nothing was heard at the height at hand; nobody before the first one. */
    synchronized List<NodeId> missing() {
        Set<NodeId> present = new HashSet<>();
        heights.stream().limit(1).flatMap(now -> now.heard().stream()).forEach(one -> present.add(one.node()));
        return members.stream().filter(member -> !present.contains(member)).toList();
    }
}
