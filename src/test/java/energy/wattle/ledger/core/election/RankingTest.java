package energy.wattle.ledger.core.election;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.ElectionChain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Source: Ledger, rules 6 to 10. */
class RankingTest {

    private static final Hash SEED = Hash.ofHex("5e".repeat(32));

    private static List<NodeId> nodes(int n) {
        return IntStream.range(0, n).mapToObj(ElectionChain::node).toList();
    }

    private static Election elect(
            List<NodeId> voters,
            Map<NodeId, RoundTripReport> reports,
            Map<NodeId, Integer> demotions,
            Map<NodeId, String> organisations,
            int seats) {
        RoundTrips trips = new RoundTrips(reports);
        int f = (voters.size() - 1) / 3;
        int q = (voters.size() + f) / 2 + 1;
        List<Ranking.Ranked> ranked = voters.stream()
                .filter(node -> trips.isAnswering(node, voters, q))
                .map(node -> new Ranking.Ranked(
                        node, trips.score(node, voters, f, demotions.getOrDefault(node, 0)), organisations.get(node)))
                .toList();
        return new Ranking(ranked, seats).elect(CryptoSuites.ED25519, SEED, List.of());
    }

    @Test
    void electionsAreThoseOfTheRulesWordForWord() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            List<NodeId> voters = nodes(2 + random.nextInt(21));
            Map<NodeId, RoundTripReport> reports = new HashMap<>();
            Map<NodeId, Integer> demotions = new HashMap<>();
            Map<NodeId, String> organisations = new HashMap<>();
            int spread = random.nextBoolean() ? 3 : 1_000_000; // many ties, or hardly any
            for (NodeId node : voters) {
                if (random.nextInt(8) > 0) {
                    reports.put(node, randomReport(random, node, voters, spread));
                }
                demotions.put(node, random.nextInt(10) < 8 ? 0 : random.nextInt(4));
                organisations.put(node, "organisation " + random.nextInt(4));
            }
            int seats = 1 + random.nextInt(7);

            assertThat(elect(voters, reports, demotions, organisations, seats))
                    .as("seed %d", seed)
                    .isEqualTo(new NaiveElection(voters, reports, demotions, organisations)
                            .elect(CryptoSuites.ED25519, SEED, seats));
        }
    }

    private static RoundTripReport randomReport(Random random, NodeId reporter, List<NodeId> voters, int spread) {
        List<RoundTripReport.Peer> peers = new ArrayList<>();
        for (NodeId peer : voters) {
            if (!peer.equals(reporter) && random.nextInt(12) > 0) {
                peers.add(new RoundTripReport.Peer(
                        peer, random.nextInt(8) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(spread))));
            }
        }
        return new RoundTripReport(0, peers);
    }

    @Test
    void tiesAreBrokenByTheSeed() {
        List<NodeId> voters = nodes(7);
        Map<NodeId, RoundTripReport> reports = new HashMap<>();
        Map<NodeId, String> organisations = new HashMap<>();
        voters.forEach(node -> reports.put(node, Reports.report(0, node, voters, (one, other) -> 500)));
        voters.forEach(node -> organisations.put(node, node.code()));
        Ranking ranking = new Ranking(
                voters.stream()
                        .map(node -> new Ranking.Ranked(node, 500, node.code()))
                        .toList(),
                1);
        List<NodeId> winners = IntStream.range(0, 60)
                .mapToObj(i -> new Hash(CryptoSuites.ED25519
                        .hash(Bytes.ofUtf8("seed " + i).toArray())
                        .bytes()))
                .map(seed -> ranking.elect(CryptoSuites.ED25519, seed, List.of())
                        .delegates()
                        .getFirst())
                .distinct()
                .toList();

        assertThat(winners).hasSizeGreaterThan(4);
    }

    /**
     * A third of the nodes collude: they report 1 µs among themselves and the worst of everybody else. They may take
     * the ranking; the open slots are all answering validators', in turn, and the liars lead a third of them at most.
     */
    @ParameterizedTest
    @CsvSource({"10, 3", "50, 16", "100, 33"})
    void aThirdOfColludingLiarsDoesNotOwnTheOpenSlots(int n, int liars) {
        List<NodeId> voters = nodes(n);
        Map<NodeId, RoundTripReport> reports = new HashMap<>();
        Map<NodeId, String> organisations = new HashMap<>();
        List<NodeId> colluding = voters.subList(0, liars);
        Random random = new Random(n);
        for (NodeId node : voters) {
            organisations.put(node, node.code());
            boolean lies = colluding.contains(node);
            reports.put(node, Reports.report(0, node, voters, (one, other) -> {
                if (!lies) {
                    return 20_000 + random.nextInt(20_000);
                }
                return colluding.contains(other) ? 1 : Reports.UNREACHABLE;
            }));
        }
        int seats = Math.max(1, n / 10);
        Election election = elect(voters, reports, Map.of(), organisations, seats);
        List<NodeId> honest = voters.subList(liars, n);
        ElectionLeaders leaders = new ElectionLeaders(voters, election);

        assertThat(election.answering()).containsAll(honest);
        long slots = 3L * n;
        long lied =
                leaders.openSlots(slots).stream().filter(colluding::contains).count();
        assertThat(lied).isLessThanOrEqualTo(slots * liars / (n - liars));
        // No run of heights longer than a liar's stretch of open slots is theirs alone.
        assertThat(leaders.longestRunOf(colluding, slots)).isLessThanOrEqualTo(4L * (liars + 1));
        // Every run of rounds meets an honest leader.
        assertThat(leaders.longestRunOfRounds(colluding, 4L * n)).isLessThanOrEqualTo(2 * seats + liars);
    }
}
