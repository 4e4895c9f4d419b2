package energy.wattle.ledger.core.election;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Delegates.NodeLine;
import energy.wattle.ledger.Delegates.Seat;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.ElectionChain;
import energy.wattle.ledger.core.consensus.Evidence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What pages tell of nodes is what the chain has decided about them. */
class RollCallTest {

    private final ElectionChain chain = ElectionChain.main(CryptoSuites.ED25519, 7);

    @Test
    void aYoungChainHasItsFoundersByIdAndNobodyMeasured() {
        List<NodeLine> lines = lines(new RoundTrips(Map.of()));

        assertThat(lines).extracting(NodeLine::seat).startsWith(Seat.DELEGATE, Seat.CANDIDATE, Seat.VOTER);
        assertThat(lines).extracting(NodeLine::node).isSorted();
        assertThat(lines)
                .allMatch(NodeLine::isVoting)
                .allMatch(line -> line.score().isEmpty());
    }

    @Test
    void theFastestLeadAndScoresAreThoseOfTheElection() {
        Reports.send(chain, List.of(), ElectionLatencies::between);
        chain.block();
        RoundTrips trips = chain.elections().roundTrips();
        chain.endOfEpoch();
        chain.block();

        List<NodeLine> lines = lines(trips);
        assertThat(lines.getFirst().node()).isEqualTo(ElectionChain.node(6));
        assertThat(lines.get(1).node()).isEqualTo(ElectionChain.node(5));
        assertThat(lines).extracting(line -> line.score().orElseThrow()).isSorted();
        assertThat(lines)
                .extracting(NodeLine::node)
                .startsWith(chain.electorate().election().delegates().getFirst());
    }

    @Test
    void aConvictedNodeIsEvictedAtOnceAndVotesUntilTheEpochsEnd() {
        NodeId convicted = ElectionChain.node(2);
        convict(2);
        assertThat(line(convicted).seat()).isEqualTo(Seat.EVICTED);
        assertThat(line(convicted).isVoting()).isTrue();

        chain.endOfEpoch();
        assertThat(line(convicted).seat()).isEqualTo(Seat.EVICTED);
        assertThat(line(convicted).isVoting()).isFalse();

        chain.order(new AdminOrder.Readmit(convicted, chain.publicKey("fresh"), "looked at it"));
        chain.endOfEpoch();
        assertThat(line(convicted).seat()).isEqualTo(Seat.VOTER);
        assertThat(line(convicted).isVoting()).isTrue();
    }

    @Test
    void beyondTheBoundAConvictedNodeWaitsForTheReview() {
        convict(1);
        convict(2);
        convict(3);

        assertThat(line(ElectionChain.node(3)).seat()).isEqualTo(Seat.HELD);
    }

    @Test
    void missedTurnsAreCounted() {
        NodeId late = chain.electorate().leader(0);
        chain.block(1, chain.time() + 5);

        assertThat(line(late).missedTurns()).isEqualTo(1);
    }

    private void convict(int number) {
        Voices voices = Voices.of(chain, chain.height() + 1);
        chain.submit(
                ElectionChain.node(5),
                RecordKind.EVIDENCE,
                Voices.payload(new Evidence.TwoProposals(
                        voices.fresh(number, Voices.block("a")), voices.fresh(number, Voices.block("b")))));
        chain.block();
    }

    private NodeLine line(NodeId node) {
        return lines(new RoundTrips(Map.of())).stream()
                .filter(line -> line.node().equals(node))
                .findFirst()
                .orElseThrow();
    }

    private List<NodeLine> lines(RoundTrips trips) {
        Hash head = ChainHashes.block(chain.suite, chain.header(chain.height()));
        return new RollCall(chain.elections(), head, chain.epoch()).lines(trips);
    }

    /** Nodes with higher numbers are faster. */
    private static final class ElectionLatencies {

        private static int between(NodeId one, NodeId other) {
            return 20_000 - 1_000 * (number(one) + number(other));
        }

        private static int number(NodeId node) {
            return Integer.parseInt(node.code().substring("node-".length()));
        }
    }
}
