package energy.wattle.ledger.core.election;

import energy.wattle.ledger.NodeId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the committed reports of one epoch say of pairs and of nodes. Source: Ledger, rules 6 to 8. */
public final class RoundTrips {

    private final SortedMap<NodeId, RoundTripReport> reports;

    /** @param reports by reporter; only committed ones of voters */
    public RoundTrips(Map<NodeId, RoundTripReport> reports) {
        this.reports = Collections.unmodifiableSortedMap(new TreeMap<>(reports));
    }

    /** How many nodes reported. */
    public int reporters() {
        return reports.size();
    }

    /**
     * A pair's value: the larger direction; one missing, the other; nothing where both are missing or one is
     * unreachable. Source: rule 6.
     */
    public OptionalInt between(NodeId one, NodeId other) {
        Optional<RoundTripReport.Peer> there = said(one, other);
        Optional<RoundTripReport.Peer> back = said(other, one);
        boolean isUnreachable = there.filter(RoundTrips::isUnreachable).isPresent()
                || back.filter(RoundTrips::isUnreachable).isPresent();
        if (isUnreachable || (there.isEmpty() && back.isEmpty())) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.max(micros(there), micros(back)));
    }

    /** Whether at least one of two nodes says anything of the other. */
    public boolean isReported(NodeId one, NodeId other) {
        return said(one, other).isPresent() || said(other, one).isPresent();
    }

    /** Whether at least q − 1 peers have a reachable pair with the node. Source: rule 7. */
    public boolean isAnswering(NodeId node, List<NodeId> voters, int quorum) {
        return voters.stream()
                        .filter(peer -> !peer.equals(node))
                        .filter(peer -> between(node, peer).isPresent())
                        .count()
                >= quorum - 1L;
    }

    /**
     * Communication time in µs: floor of the mean of the node's n − 1 pair values, unreachable ones at the cap, without
     * the f largest and the f smallest, doubled for each demotion. Source: rule 8.
     */
    public long score(NodeId node, List<NodeId> voters, int faulty, int demotions) {
        List<Integer> values = new ArrayList<>();
        for (NodeId peer : voters) {
            if (!peer.equals(node)) {
                values.add(between(node, peer).orElse(RoundTripReport.CAP_MICROS));
            }
        }
        Collections.sort(values);
        List<Integer> kept = values.subList(faulty, values.size() - faulty);
        long sum = kept.stream().mapToLong(Integer::longValue).sum();
        return (sum / Math.max(1, kept.size())) << demotions;
    }

    /** How many of the voters reported the node unreachable. Source: rule 22. */
    public int unreachableFor(NodeId node, List<NodeId> voters) {
        return (int) voters.stream()
                .flatMap(voter -> said(voter, node).stream())
                .filter(RoundTrips::isUnreachable)
                .count();
    }

    /** How many of the voters reported a value for the node. Source: rule 22. */
    public int reachableFor(NodeId node, List<NodeId> voters) {
        return (int) voters.stream()
                .flatMap(voter -> said(voter, node).stream())
                .filter(peer -> !isUnreachable(peer))
                .count();
    }

    private Optional<RoundTripReport.Peer> said(NodeId reporter, NodeId of) {
        return Optional.ofNullable(reports.get(reporter)).flatMap(report -> report.of(of));
    }

    private static boolean isUnreachable(RoundTripReport.Peer peer) {
        return peer.micros().isEmpty();
    }

    private static int micros(Optional<RoundTripReport.Peer> peer) {
        return peer.map(RoundTripReport.Peer::micros)
                .orElse(OptionalInt.empty())
                .orElse(0);
    }
}
