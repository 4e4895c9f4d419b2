package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.Misbehaviour;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.ledger.ProofVerdict;
import energy.wattle.ledger.Proofs;
import energy.wattle.ledger.RecordFate;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.ProofVerifier;
import energy.wattle.ledger.core.election.ElectionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** More nodes of a zone than it can bear are gone for good, on a database. Source: Ledger, rule 28. */
@SpringBootTest(
        classes = ManyNodes.class,
        properties = {
            "wattle.ledger.runs-market=false",
            "wattle.ledger.secret-file=target/test.secret",
            "wattle.ledger.network.patience=500ms",
            "wattle.ledger.network.first-timeout=200ms"
        })
@OnTestDatabase
class RecoveryTests {

    private static final int MOST = 60;
    private static final Duration STEP = Duration.ofMinutes(15);

    @Autowired
    private Ledger ledger;

    @Autowired
    private MarketLoop loop;

    @Autowired
    private ChainNodes nodes;

    @Autowired
    private Chains chains;

    @Autowired
    private NodeStores stores;

    @Autowired
    private NetworkBooks books;

    @Autowired
    private NodeReviews reviews;

    @Autowired
    private Audit audit;

    @Autowired
    private Proofs proofs;

    @Autowired
    private HeededManifests manifests;

    @Autowired
    private DSLContext sql;

    @Autowired
    private ApplicationContext context;

    private Instant now = ManyNodes.START;

    /** Behind whatever another test has played. */
    @BeforeEach
    void goOn() {
        chains.all().forEach(chain -> {
            while (now.isBefore(ledger.head(chain.id()).time())) {
                now = now.plus(STEP);
            }
        });
    }

    @Test
    void aZoneGoesOnWithSurvivorsAndFreshNodes() {
        Chain zone = chains.zones().getFirst();
        List<NodeId> founders = ManyNodes.nodes("Z1");
        play(3);
        long before = ledger.head(zone.id()).height();

        // Three of seven: one more than it can bear. What the others have signed for the height stays.
        List<NodeId> gone = founders.subList(0, 3);
        gone.forEach(node -> books.of(zone).orElseThrow().misbehave(node, Misbehaviour.SILENCE));
        play(1);
        assertThat(ledger.head(zone.id()).height()).as("it waits").isEqualTo(before);
        assertThat(sql.fetchCount(sql.selectOne().from("ledger.signing_state"))).isPositive();

        assertThat(reviews.recover(zone.id(), List.of())).isInstanceOf(NodeReviews.Refused.class);
        assertThat(reviews.recover(zone.id(), List.of(new NodeId("nobody")))).isInstanceOf(NodeReviews.Refused.class);
        assertThat(reviews.recover(chains.main().orElseThrow().id(), founders)).isInstanceOf(NodeReviews.Refused.class);
        // Node 2 is back with a fresh key; nodes 1 and 3 are gone.
        sql.execute(
                "delete from ledger.signing_state where key in (select key from ledger.node_key where node = ?)",
                "Z1-N2");
        sql.execute("delete from ledger.node_key where node = ? and chain = ?", "Z1-N2", zone.number());
        nodes.reload();
        List<NodeId> next = founders.stream()
                .filter(node -> !node.code().equals("Z1-N1") && !node.code().equals("Z1-N3"))
                .toList();
        books.of(zone).orElseThrow().misbehave(new NodeId("Z1-N2"), Misbehaviour.NONE);
        NodeReviews.Answer answer = reviews.recover(zone.id(), next);
        assertThat(answer).isInstanceOf(NodeReviews.Ordered.class);
        until(() -> ledger.head(zone.id()).height() > before + 1);
        play(2);
        until(() -> anchored(zone) > before);

        assertThat(fate(answer))
                .isInstanceOfSatisfying(
                        RecordFate.Final.class,
                        last -> assertThat(last.voidReason()).isEmpty());
        assertThat(ledger.head(zone.id()).height()).isGreaterThan(before + 1);
        BlockHeader first = header(zone, before + 1);
        assertThat(first.epoch()).isGreaterThan(header(zone, before).epoch());
        assertThat(voters(zone)).isEqualTo(next);
        assertThat(anchored(zone)).isGreaterThan(before);
        for (int step = 0; ledger.head(zone.id()).height() <= before + ManyNodes.EPOCH && step < MOST; step++) {
            play(1);
        }
        assertThat(ledger.head(zone.id()).height()).as("epochs end as ever").isGreaterThan(before + ManyNodes.EPOCH);
        assertThat(audit.run().findings()).isEmpty();
        provesAcross(zone, before);

        nodes.reload();
        play(1);
        CatchUp newcomer = new CatchUp(context);
        assertThat(newcomer.run().blocks()).isEqualTo(ledger.head(zone.id()).height());
        assertThat(newcomer.verifyOnly()).isEqualTo(ledger.head(zone.id()).height());
    }

    /** Administrators took a zone for lost that went on: its chain stops until they name the block where it stands. */
    @Test
    void aZoneThatWentOnAboveItsManifestWaitsForASecondOne() {
        Chain main = chains.main().orElseThrow();
        Chain zone = chains.zones().get(1);
        List<NodeId> next = ManyNodes.nodes("Z2").subList(1, 7);
        play(2);
        long named = ledger.head(zone.id()).height();
        // The order waits for a main chain that stands still, past the time at which zones count as absent.
        List<NodeId> half = voters(main).subList(0, 2);
        half.forEach(node -> books.of(main).orElseThrow().misbehave(node, Misbehaviour.SILENCE));
        NodeReviews.Answer early = reviews.recover(zone.id(), next);
        play(1);
        long reached = ledger.head(zone.id()).height();
        assertThat(reached).isGreaterThan(named);
        half.forEach(node -> books.of(main).orElseThrow().misbehave(node, Misbehaviour.NONE));
        until(() -> fate(early) instanceof RecordFate.Final);

        play(2);
        assertThat(ledger.head(zone.id()).height()).as("nobody decides").isEqualTo(reached);
        assertThat(manifests.of(zone).stopped()).contains(new Manifests.Stopped(reached, named));

        NodeReviews.Answer late = reviews.recover(zone.id(), next);
        until(() -> ledger.head(zone.id()).height() > reached + 1);
        until(() -> anchored(zone) > reached);
        assertThat(fate(late))
                .isInstanceOfSatisfying(
                        RecordFate.Final.class,
                        last -> assertThat(last.voidReason()).isEmpty());
        assertThat(manifests.of(zone).stopped()).isEmpty();
        assertThat(voters(zone)).isEqualTo(next);
        assertThat(audit.run().findings()).isEmpty();
    }

    private long anchored(Chain zone) {
        return NodeState.anchored(ledger.state(chains.main().orElseThrow().id()), zone.id())
                .orElseThrow()
                .height();
    }

    private void provesAcross(Chain zone, long height) {
        for (long at : List.of(height, height + 1, height + 2)) {
            var record = stores.blocks().records(zone.number(), at);
            if (!record.isEmpty()) {
                var proof = proofs.ofRecord(record.getFirst().id(), false).orElseThrow();
                assertThat(ProofVerifier.verify(
                                proof, chains.main().orElseThrow().id().genesis()))
                        .isInstanceOf(ProofVerdict.Verified.class);
            }
        }
    }

    private RecordFate fate(NodeReviews.Answer answer) {
        Hash record = ((NodeReviews.Ordered) answer).record();
        return ledger.fate(record);
    }

    private List<NodeId> voters(Chain zone) {
        return new ElectionState(zone.suite(), zone.genesis(), ledger.state(zone.id()))
                .validators().members().stream().map(Validator::id).toList();
    }

    private BlockHeader header(Chain zone, long height) {
        return BlockCodec.decodeHeader(
                stores.blocks().at(zone.number(), height).orElseThrow().header());
    }

    /** Nodes need real time, however little market time goes by. */
    private void until(BooleanSupplier isDone) {
        for (int round = 0; !isDone.getAsBoolean() && round < MOST; round++) {
            loop.settle(now);
        }
        assertThat(isDone.getAsBoolean()).isTrue();
    }

    private void play(int steps) {
        for (int step = 0; step < steps; step++) {
            loop.settle(now);
            loop.settle(now.plus(Duration.ofMinutes(4)));
            now = now.plus(STEP);
        }
    }
}
