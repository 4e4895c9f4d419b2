package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Election;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.Hashing;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rules 6 to 9 word for word, with a matrix and repeated searches for the best. */
final class NaiveElection {

    private final List<NodeId> voters;
    private final Map<NodeId, RoundTripReport> reports;
    private final Map<NodeId, Integer> demotions;
    private final Map<NodeId, String> organisations;

    NaiveElection(
            List<NodeId> voters,
            Map<NodeId, RoundTripReport> reports,
            Map<NodeId, Integer> demotions,
            Map<NodeId, String> organisations) {
        this.voters = voters;
        this.reports = reports;
        this.demotions = demotions;
        this.organisations = organisations;
    }

    Election elect(Hashing hashing, Hash seed, int seats) {
        int n = voters.size();
        int f = (n - 1) / 3;
        int q = (n + f) / 2 + 1;
        List<NodeId> answering = new ArrayList<>();
        for (NodeId node : voters) {
            int reachable = 0;
            for (NodeId peer : voters) {
                reachable += !peer.equals(node) && pair(node, peer) >= 0 ? 1 : 0;
            }
            if (reachable >= q - 1) {
                answering.add(node);
            }
        }
        List<NodeId> left = new ArrayList<>(answering);
        List<NodeId> order = new ArrayList<>();
        while (!left.isEmpty()) {
            NodeId best = left.getFirst();
            for (NodeId other : left) {
                int comparison = score(other, f).compareTo(score(best, f));
                if (comparison < 0
                        || (comparison == 0
                                && Ranking.lot(hashing, seed, other).compareTo(Ranking.lot(hashing, seed, best)) < 0)) {
                    best = other;
                }
            }
            order.add(best);
            left.remove(best);
        }
        List<NodeId> delegates = delegates(order, seats);
        order.removeAll(delegates);
        return new Election(delegates, order.subList(0, Math.min(seats, order.size())), answering, List.of());
    }

    private List<NodeId> delegates(List<NodeId> order, int seats) {
        int most = (int) Math.ceil(seats / 3.0);
        List<NodeId> delegates = new ArrayList<>();
        for (NodeId node : order) {
            long ofThis = delegates.stream()
                    .filter(one -> Objects.equals(organisations.get(one), organisations.get(node)))
                    .count();
            if (ofThis < most && delegates.size() < seats) {
                delegates.add(node);
            }
        }
        for (NodeId node : order) {
            if (delegates.size() < seats && !delegates.contains(node)) {
                delegates.add(node);
            }
        }
        return delegates;
    }

    private BigInteger score(NodeId node, int f) {
        List<Integer> values = new ArrayList<>();
        for (NodeId peer : voters) {
            if (!peer.equals(node)) {
                values.add(pair(node, peer) < 0 ? 10_000_000 : pair(node, peer));
            }
        }
        values.sort(null);
        for (int i = 0; i < f; i++) {
            values.removeFirst();
            values.removeLast();
        }
        BigInteger sum = BigInteger.ZERO;
        for (int value : values) {
            sum = sum.add(BigInteger.valueOf(value));
        }
        BigInteger mean = sum.divide(BigInteger.valueOf(values.size()));
        for (int i = 0; i < demotions.getOrDefault(node, 0); i++) {
            mean = mean.add(mean);
        }
        return mean;
    }

    /** −1: unreachable. */
    private int pair(NodeId one, NodeId other) {
        Integer there = direction(one, other);
        Integer back = direction(other, one);
        if (there == null) {
            return back == null ? -1 : back;
        }
        if (back == null) {
            return there;
        }
        return there < 0 || back < 0 ? -1 : Math.max(there, back);
    }

    /** −1: unreachable; null: missing. */
    private @Nullable Integer direction(NodeId reporter, NodeId of) {
        if (!reports.containsKey(reporter)) {
            return null;
        }
        for (RoundTripReport.Peer peer : reports.get(reporter).peers()) {
            if (peer.node().equals(of)) {
                return peer.micros().orElse(-1);
            }
        }
        return null;
    }
}
