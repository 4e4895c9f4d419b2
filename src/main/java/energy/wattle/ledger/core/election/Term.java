package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who holds which place between two elections. Every change gives a new term. Source: Ledger, rules 10, 22 and 23.
 *
 * @param delegates D, in the order of their places
 * @param candidates C, in the order of their ranks
 * @param answering A, by id
 * @param evicted those that still vote, in the order of their evidence
 * @param missed turns in this epoch, by node
 */
record Term(
        List<NodeId> delegates,
        List<NodeId> candidates,
        List<NodeId> answering,
        List<NodeId> evicted,
        SortedMap<NodeId, Long> missed) {

    private static final int MOST_BYTES = 4 * Limits.VALIDATOR_SET_LENGTH;
    private static final int COUNT_LENGTH = NodeId.MAXIMUM_LENGTH + 16;

    Term {
        delegates = List.copyOf(delegates);
        candidates = List.copyOf(candidates);
        answering = List.copyOf(answering);
        evicted = List.copyOf(evicted);
    }

    static Term of(Election election, List<NodeId> evicted) {
        return new Term(election.delegates(), election.candidates(), election.answering(), evicted, new TreeMap<>());
    }

    static Term decode(Bytes value) {
        return WireReader.read("term", value, MOST_BYTES, fields -> {
            List<NodeId> delegates = ElectionTables.nodes(fields, 1);
            List<NodeId> candidates = ElectionTables.nodes(fields, 2);
            List<NodeId> answering = ElectionTables.nodes(fields, 3);
            List<NodeId> evicted = ElectionTables.nodes(fields, 4);
            SortedMap<NodeId, Long> missed = new TreeMap<>();
            fields.elements(5, Limits.VALIDATORS, COUNT_LENGTH).forEach(count -> count(missed, count));
            return new Term(delegates, candidates, answering, evicted, missed);
        });
    }

    private static void count(SortedMap<NodeId, Long> missed, Bytes count) {
        WireReader.read("missed turns", count, COUNT_LENGTH, fields -> {
            NodeId node = new NodeId(fields.text(1, NodeId.MAXIMUM_LENGTH));
            if (!missed.isEmpty() && missed.lastKey().compareTo(node) >= 0) {
                throw new MalformedException("nodes are not in the order of their ids, each once");
            }
            return missed.put(node, fields.uint64(2));
        });
    }

    Bytes encode() {
        WireWriter writer = new WireWriter();
        delegates.forEach(id -> writer.element(1, Bytes.ofUtf8(id.code())));
        candidates.forEach(id -> writer.element(2, Bytes.ofUtf8(id.code())));
        answering.forEach(id -> writer.element(3, Bytes.ofUtf8(id.code())));
        evicted.forEach(id -> writer.element(4, Bytes.ofUtf8(id.code())));
        missed.forEach((id, turns) -> writer.element(
                5, new WireWriter().text(1, id.code()).uint(2, turns).finish()));
        return writer.finish();
    }

    Election election() {
        return new Election(
                delegates, candidates, answering, evicted.stream().sorted().toList());
    }

    /** The node has missed one more turn. */
    Term missedBy(NodeId node) {
        SortedMap<NodeId, Long> counts = new TreeMap<>(missed);
        counts.merge(node, 1L, Long::sum);
        return new Term(delegates, candidates, answering, evicted, counts);
    }

    long missedTurns(NodeId node) {
        return missed.getOrDefault(node, 0L);
    }

    /** Behind the candidates for the rest of the epoch; who has neither place has none to lose. Source: rule 22. */
    Term demoted(NodeId node) {
        if (!delegates.contains(node) && !candidates.contains(node)) {
            return this;
        }
        Term rest = vacated(node);
        List<NodeId> queue = new ArrayList<>(rest.candidates);
        queue.add(node);
        return new Term(rest.delegates, queue, answering, evicted, missed);
    }

    /** Neither leads nor may lead, and votes until the epoch's end. Source: rule 23. */
    Term evicted(NodeId node) {
        Term rest = vacated(node);
        List<NodeId> others = new ArrayList<>(evicted);
        others.add(node);
        return new Term(rest.delegates, rest.candidates, without(answering, Set.of(node)), others, missed);
    }

    /** Those have left V, and nobody is elected in their place. Source: rule 9. */
    Term left(Set<NodeId> gone) {
        Term rest = this;
        for (NodeId node : delegates) {
            rest = gone.contains(node) ? rest.vacated(node) : rest;
        }
        return new Term(
                rest.delegates,
                without(rest.candidates, gone),
                without(answering, gone),
                without(evicted, gone),
                new TreeMap<>());
    }

    /** The first candidate takes the node's very place among the delegates; without one the place goes. */
    private Term vacated(NodeId node) {
        List<NodeId> seats = new ArrayList<>(delegates);
        List<NodeId> queue = new ArrayList<>(candidates);
        queue.remove(node);
        int place = seats.indexOf(node);
        if (place >= 0 && queue.isEmpty()) {
            seats.remove(place);
        } else if (place >= 0) {
            seats.set(place, queue.removeFirst());
        }
        return new Term(seats, queue, answering, evicted, missed);
    }

    private static List<NodeId> without(List<NodeId> nodes, Set<NodeId> gone) {
        return nodes.stream().filter(node -> !gone.contains(node)).toList();
    }
}
