package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.Hashing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The answering validators of the next epoch with their scores, before the seed that breaks ties is known. Source:
 * Ledger, rules 8 and 9.
 *
 * @param ranked by id
 * @param seats k, and m likewise
 */
public record Ranking(List<Ranked> ranked, int seats) {

    /**
     * One answering validator.
     *
     * @param score in µs, from 0
     * @param organisation that it belongs to
     */
    public record Ranked(NodeId node, long score, String organisation) {}

    public Ranking {
        ranked = List.copyOf(ranked);
        if (seats < 1) {
            throw new IllegalArgumentException("there is at least one delegate's place");
        }
    }

    /**
     * Who is elected.
     *
     * @param seed hash of the last block of the epoch that the reports are of
     * @param evicted those that still vote, by id
     */
    public Election elect(Hashing hashing, Hash seed, List<NodeId> evicted) {
        List<Ranked> order = ascending(hashing, seed);
        Set<NodeId> delegates = delegates(order);
        List<NodeId> candidates = order.stream()
                .map(Ranked::node)
                .filter(node -> !delegates.contains(node))
                .limit(seats)
                .toList();
        List<NodeId> answering = ranked.stream().map(Ranked::node).sorted().toList();
        return new Election(List.copyOf(delegates), candidates, answering, evicted);
    }

    private List<Ranked> ascending(Hashing hashing, Hash seed) {
        Map<NodeId, Hash> lots = new HashMap<>();
        ranked.forEach(one -> lots.put(one.node(), lot(hashing, seed, one.node())));
        return ranked.stream()
                .sorted(Comparator.comparingLong(Ranked::score).thenComparing(one -> lots.get(one.node())))
                .toList();
    }

    /** At most ⌈k / 3⌉ of one organisation, as long as others remain; after that the best of those passed over. */
    private Set<NodeId> delegates(List<Ranked> order) {
        int most = (seats + 2) / 3;
        Map<String, Integer> taken = new HashMap<>();
        Set<NodeId> delegates = new LinkedHashSet<>();
        List<NodeId> passedOver = new ArrayList<>();
        for (Ranked one : order) {
            if (delegates.size() < seats && taken.merge(one.organisation(), 1, Integer::sum) <= most) {
                delegates.add(one.node());
            } else {
                passedOver.add(one.node());
            }
        }
        passedOver.stream()
                .limit(Math.max(0, seats - delegates.size()))
                .toList()
                .forEach(delegates::add);
        return delegates;
    }

    static Hash lot(Hashing hashing, Hash seed, NodeId node) {
        return hashing.tagged("wattle/lot", Bytes.concat(seed.bytes(), Bytes.ofUtf8(node.code())));
    }
}
