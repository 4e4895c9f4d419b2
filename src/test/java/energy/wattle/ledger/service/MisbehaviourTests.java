package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ElectionFact;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.Misbehaviour;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeNetworks;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.VerdictFact.Charge;
import energy.wattle.ledger.VerdictFact.Convicted;
import energy.wattle.ledger.core.MarketSteps;
import energy.wattle.ledger.core.ResultCodec;
import energy.wattle.ledger.core.election.ElectionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What becomes of nodes that misbehave, in running networks. Source: Ledger, rules 20 to 26. */
@SpringBootTest(
        classes = ManyNodes.class,
        properties = {
            "wattle.ledger.runs-market=false",
            "wattle.ledger.secret-file=target/test.secret",
            "wattle.ledger.network.first-timeout=200ms",
            "wattle.ledger.network.pings=200ms",
            "wattle.ledger.network.mischief=true"
        })
@OnTestDatabase
class MisbehaviourTests {

    private static final int MOST_BLOCKS = 60;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MarketLoop loop;

    @Autowired
    private Chains chains;

    @Autowired
    private NodeStores stores;

    @Autowired
    private NetworkBooks books;

    @Autowired
    private NodeReviews reviews;

    @Autowired
    private NodeNetworks networks;

    @Autowired
    private Pinger pinger;

    @Autowired
    private Audit audit;

    @BeforeEach
    void start() {
        pinger.start();
        loop.settle(ManyNodes.START);
    }

    @AfterEach
    void stop() {
        pinger.stop();
    }

    @Test
    void wrongContentIsRejectedByMostAndItsLeaderEvictedAndReadmittedByTheAdministrators() {
        Chain zone = chains.zones().getFirst();
        NodeId liar = ManyNodes.nodes("Z1").getFirst();
        misbehave(zone, liar, Misbehaviour.WRONG_CONTENT);
        driveUntil(() -> !votes(zone, liar));
        assertThat(convictions(zone))
                .allSatisfy(one -> assertThat(one.node()).isEqualTo(liar))
                .extracting(Convicted::charge)
                .contains(Charge.REJECTED_BY_MAJORITY);

        misbehave(zone, liar, Misbehaviour.NONE);
        assertThat(reviews.readmit(zone.id(), liar, Optional.empty(), "the gateway was mended"))
                .isInstanceOf(NodeReviews.Ordered.class);
        driveUntil(() -> votes(zone, liar));
        int before = blocks(zone);
        driveUntil(() -> blocks(zone) > before + 12);
        assertThat(books.of(zone).orElseThrow().observers()).isEmpty();
        assertThat(networks.live(zone.id()).orElseThrow().heights())
                .flatExtracting(NodeNetworks.HeightHeard::heard)
                .extracting(NodeNetworks.Heard::node)
                .contains(liar);
        assertThat(audit.run().findings()).isEmpty();
    }

    @Test
    void equivocationIsProvedByTheTwoProposalsThemselves() {
        Chain zone = chains.zones().get(1);
        NodeId liar = ManyNodes.nodes("Z2").getFirst();
        misbehave(zone, liar, Misbehaviour.EQUIVOCATION);
        driveUntil(() -> !votes(zone, liar));
        misbehave(zone, liar, Misbehaviour.NONE);
        assertThat(convictions(zone))
                .allSatisfy(one -> assertThat(one.node()).isEqualTo(liar))
                .extracting(Convicted::charge)
                .contains(Charge.TWO_PROPOSALS);
    }

    @Test
    void silenceAndSlownessCostTurnsAndRestAndAreNoOffence() {
        Chain zone = chains.zones().get(2);
        driveUntil(() -> blocks(zone) % ManyNodes.EPOCH == 1);
        NodeId silent = delegates(zone).getFirst();
        NodeId slow = ManyNodes.nodes("Z3").stream()
                .filter(node -> !node.equals(silent))
                .findFirst()
                .orElseThrow();
        misbehave(zone, silent, Misbehaviour.SILENCE);
        misbehave(zone, slow, Misbehaviour.SLOWNESS);
        awaitMeasured(zone, silent, false);
        driveUntil(() -> !results(zone, ElectionFact.Demoted.KIND).isEmpty());
        assertThat(results(zone, ElectionFact.Demoted.KIND))
                .extracting(ElectionFact.Demoted::decode)
                .extracting(ElectionFact.Demoted::node)
                .contains(silent);
        driveUntil(() -> !votes(zone, silent));
        assertThat(elections(zone).resting()).extracting(Validator::id).containsExactly(silent);
        assertThat(votes(zone, slow)).isTrue();
        assertThat(convictions(zone)).isEmpty();

        misbehave(zone, silent, Misbehaviour.NONE);
        misbehave(zone, slow, Misbehaviour.NONE);
        awaitMeasured(zone, silent, true);
        driveUntil(() -> votes(zone, silent));
        assertThat(elections(zone).resting()).isEmpty();
    }

    private List<NodeId> delegates(Chain chain) {
        return elections(chain)
                .electorate(
                        ledger.head(chain.id()).height() + 1,
                        ledger.head(chain.id()).hash())
                .election()
                .delegates();
    }

    private void misbehave(Chain zone, NodeId node, Misbehaviour misbehaviour) {
        networks.misbehave(zone.id(), node, misbehaviour);
    }

    /** Pings are really sent and waited for, and blocks are made faster than that here. */
    private void awaitMeasured(Chain zone, NodeId node, boolean isReachable) {
        NetworkBook book = books.of(zone).orElseThrow();
        List<NodeId> pinged = book.pinged();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> pinged.stream()
                        .filter(from -> !from.equals(node))
                        .flatMap(from -> book.heartbeats().report(0, from, pinged).peers().stream())
                        .filter(peer -> peer.node().equals(node))
                        .allMatch(peer -> peer.micros().isPresent() == isReachable));
    }

    /** Lets every zone make blocks, one after another market step, until something is so. */
    private void driveUntil(BooleanSupplier isSo) {
        for (int i = 0; i < MOST_BLOCKS && !isSo.getAsBoolean(); i++) {
            long latest = chains.all().stream()
                    .mapToLong(chain -> ledger.head(chain.id()).time().toEpochMilli())
                    .max()
                    .orElseThrow();
            loop.settle(Instant.ofEpochMilli((latest / MarketSteps.STEP + 1) * MarketSteps.STEP)
                    .plus(Duration.ofMinutes(4)));
        }
        assertThat(isSo.getAsBoolean()).isTrue();
    }

    private int blocks(Chain chain) {
        return (int) ledger.head(chain.id()).height();
    }

    private boolean votes(Chain chain, NodeId node) {
        return elections(chain).validators().members().stream()
                .map(Validator::id)
                .anyMatch(node::equals);
    }

    private ElectionState elections(Chain chain) {
        return new ElectionState(chain.suite(), chain.genesis(), ledger.state(chain.id()));
    }

    private List<Convicted> convictions(Chain chain) {
        return results(chain, Convicted.KIND).stream().map(Convicted::decode).toList();
    }

    private List<Bytes> results(Chain chain, String kind) {
        return stores.blocks().resultsOfKind(chain.number(), kind, 1, Long.MAX_VALUE).stream()
                .map(place ->
                        ((Result.Plain) ResultCodec.decode(place.content()).content()).payload())
                .toList();
    }
}
