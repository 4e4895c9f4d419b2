package energy.wattle.ledger.service;

import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.election.RoundTripReport;
import energy.wattle.ledger.core.network.RoundTripSamples;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** What the nodes of one chain have measured of one another. Source: Ledger, rules 4 and 5. */
final class Heartbeats {

    /** More pairs than 150 nodes have; a chain that has had more forgets all, and measures anew. */
    private static final int MOST_PAIRS = 25_000;

    private static final int NANOS_PER_MICRO = 1_000;

    /** What a report can say at most, ns. */
    private static final long LONGEST = (long) RoundTripReport.CAP_MICROS * NANOS_PER_MICRO;

    private final Map<Pair, RoundTripSamples> measured = new HashMap<>();
    private final Map<Pair, Deque<Ping>> underWay = new HashMap<>();

    private long answers;
    private long answeredMicros;
    private long losses;

    /** Direction counts. */
    record Pair(NodeId from, NodeId to) {}

    /** @param at when it left, ns of the monotonic clock */
    private record Ping(long nonce, long at) {}

    /** A ping leaves; those to the same peer that have no answer after the longest time that counts are lost. */
    synchronized void sent(Pair pair, long nonce, long now) {
        Deque<Ping> waiting = underWay.computeIfAbsent(pair, any -> new ArrayDeque<>());
        while (!waiting.isEmpty() && now - waiting.getFirst().at() > LONGEST) {
            waiting.removeFirst();
            add(pair, OptionalInt.empty());
        }
        waiting.addLast(new Ping(nonce, now));
    }

    /** An answer is back: it counts if it quotes a ping that is waited for. */
    synchronized void answered(Pair pair, long nonce, long now) {
        Deque<Ping> waiting = underWay.getOrDefault(pair, new ArrayDeque<>());
        for (Ping ping : waiting) {
            if (ping.nonce() == nonce) {
                waiting.remove(ping);
                add(pair, OptionalInt.of((int) (Math.min(LONGEST, now - ping.at()) / NANOS_PER_MICRO)));
                return;
            }
        }
    }

    private void add(Pair pair, OptionalInt micros) {
        if (micros.isPresent()) {
            answers++;
            answeredMicros += micros.getAsInt();
        } else {
            losses++;
        }
        if (measured.size() > MOST_PAIRS) {
            measured.clear();
        }
        measured.computeIfAbsent(pair, any -> new RoundTripSamples()).add(micros);
    }

    /** Pings that were answered in time, since this process began. */
    synchronized long answers() {
        return answers;
    }

    /** How long their round trips took together, µs. */
    synchronized double answeredMicros() {
        return answeredMicros;
    }

    /** Pings that were not. */
    synchronized long losses() {
        return losses;
    }

    /** How many of these nodes answer most pings of at least one other. */
    synchronized long reachable(List<NodeId> nodes) {
        Set<NodeId> reached = measured.entrySet().stream()
                .filter(one -> one.getValue().median().isPresent())
                .map(one -> one.getKey().to())
                .collect(Collectors.toSet());
        return nodes.stream().filter(reached::contains).count();
    }

    /**
     * One node's report of its peers; those that it has not measured yet are not in it.
     *
     * @param peers voters and resting nodes, by id
     */
    synchronized RoundTripReport report(long epoch, NodeId from, List<NodeId> peers) {
        List<RoundTripReport.Peer> values = new ArrayList<>();
        for (NodeId peer : peers) {
            RoundTripSamples samples = measured.get(new Pair(from, peer));
            if (!peer.equals(from) && samples != null && !samples.isEmpty()) {
                values.add(new RoundTripReport.Peer(peer, samples.median()));
            }
        }
        return new RoundTripReport(epoch, values);
    }
}
