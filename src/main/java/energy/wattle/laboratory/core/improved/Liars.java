package energy.wattle.laboratory.core.improved;

import energy.wattle.laboratory.core.network.Clockwork;
import energy.wattle.laboratory.core.network.Network;
import energy.wattle.laboratory.core.network.NetworkTerms;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.election.Ranking;
import energy.wattle.ledger.core.election.RoundTripReport;
import energy.wattle.ledger.core.election.RoundTrips;
import energy.wattle.ledger.core.simulation.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** How many delegates' places a third of colluding liars takes, by the paper's ranking and by the product's. */
public final class Liars {

    private static final int NODES_PER_DELEGATE = 10;

    private Liars() {}

    /** @param seats in all */
    public record Seats(int paper, int product, int seats) {}

    /** One election among so many nodes, of whom as many lie as the product is to withstand. */
    public static Seats taken(int nodes, long seed) {
        Network network = new Network(new Clockwork(), NetworkTerms.ZONE, nodes, new Dice(seed));
        int faulty = (nodes - 1) / 3;
        int seats = Math.max(1, nodes / NODES_PER_DELEGATE);
        List<NodeId> ids = new ArrayList<>();
        Map<NodeId, RoundTripReport> reports = new TreeMap<>();
        for (int node = 0; node < nodes; node++) {
            ids.add(Facts.node(node));
            reports.put(Facts.node(node), report(network, node, node < faulty));
        }
        RoundTrips trips = new RoundTrips(reports);
        List<Ranking.Ranked> paper = new ArrayList<>();
        List<Ranking.Ranked> product = new ArrayList<>();
        for (NodeId node : ids) {
            RoundTripReport own = reports.getOrDefault(node, new RoundTripReport(0, List.of()));
            paper.add(new Ranking.Ranked(node, PaperElections.mean(own), node.code()));
            product.add(new Ranking.Ranked(node, trips.score(node, ids, faulty, 0), node.code()));
        }
        return new Seats(liars(paper, seats, faulty), liars(product, seats, faulty), seats);
    }

    private static int liars(List<Ranking.Ranked> ranked, int seats, int faulty) {
        Election election = new Ranking(ranked, seats)
                .elect(CryptoSuites.ED25519, CryptoSuites.ED25519.tagged("wattle/liars", Bytes.EMPTY), List.of());
        return (int) election.delegates().stream()
                .filter(node -> Facts.index(node) < faulty)
                .count();
    }

    private static RoundTripReport report(Network network, int node, boolean lies) {
        List<RoundTripReport.Peer> peers = new ArrayList<>();
        for (int peer = 0; peer < network.size(); peer++) {
            if (peer != node) {
                int micros = lies ? 1 : network.roundTrip(node, peer);
                peers.add(new RoundTripReport.Peer(Facts.node(peer), OptionalInt.of(micros)));
            }
        }
        return new RoundTripReport(0, peers);
    }
}
