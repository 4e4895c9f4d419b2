package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.Misbehaviour;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.ledger.RecordFate;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.election.ElectionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.springframework.context.ConfigurableApplicationContext;

/** An instance, driven by hand. */
final class RunningMarket {

    private static final int MOST = 60;

    private final ConfigurableApplicationContext context;
    private Instant now = ManyNodes.START;

    /** At the quarter of an hour behind whatever its chains have seen. */
    RunningMarket(ConfigurableApplicationContext context) {
        this.context = context;
        bean(Chains.class).all().forEach(chain -> {
            while (now.isBefore(bean(Ledger.class).head(chain.id()).time())) {
                now = now.plusSeconds(900);
            }
        });
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void close() {
        context.close();
    }

    Chain main() {
        return bean(Chains.class).main().orElseThrow();
    }

    Chain zone() {
        return bean(Chains.class).zones().getFirst();
    }

    NodeReviews reviews() {
        return bean(NodeReviews.class);
    }

    Manifests manifests() {
        return bean(HeededManifests.class).of(main());
    }

    void lose(List<NodeId> nodes) {
        NetworkBook book = bean(NetworkBooks.class).of(main()).orElseThrow();
        nodes.forEach(node -> book.misbehave(node, Misbehaviour.SILENCE));
    }

    /** Their keys are gone: others take their places, under their names. */
    void forget(List<NodeId> nodes) {
        int chain = main().number();
        DSLContext sql = bean(DSLContext.class);
        nodes.forEach(node -> {
            sql.execute(
                    "delete from ledger.signing_state where chain = ? and key in (select key from ledger.node_key where node = ?)",
                    chain,
                    node.code());
            sql.execute("delete from ledger.node_key where node = ? and chain = ?", node.code(), chain);
        });
        NetworkBook book = bean(NetworkBooks.class).of(main()).orElseThrow();
        nodes.forEach(node -> book.misbehave(node, Misbehaviour.NONE));
        bean(ChainNodes.class).reload();
    }

    void play(int steps) {
        MarketLoop loop = bean(MarketLoop.class);
        for (int step = 0; step < steps; step++) {
            now = now.plusSeconds(900);
            loop.settle(now);
            loop.settle(now.plusSeconds(240));
        }
    }

    void assertStaysFor(Hash manifest, long height) {
        play(1);
        assertThat(height(main())).as("nobody decides").isEqualTo(height);
        assertThat(manifests().unpinned()).contains(manifest);
    }

    long height(Chain chain) {
        return bean(Ledger.class).head(chain.id()).height();
    }

    StateView state(Chain chain) {
        return bean(Ledger.class).state(chain.id());
    }

    RecordFate fate(NodeReviews.Answer answer) {
        Hash record = ((NodeReviews.Ordered) answer).record();
        return bean(Ledger.class).fate(record);
    }

    /** Nodes need real time, however little market time goes by. */
    void until(BooleanSupplier isDone) {
        for (int round = 0; !isDone.getAsBoolean() && round < MOST; round++) {
            bean(MarketLoop.class).settle(now);
        }
        assertThat(isDone.getAsBoolean()).isTrue();
    }

    List<NodeId> voters() {
        return new ElectionState(main().suite(), main().genesis(), state(main()))
                .validators().members().stream().map(Validator::id).toList();
    }

    BlockHeader header(long height) {
        return BlockCodec.decodeHeader(bean(NodeStores.class)
                .blocks()
                .at(main().number(), height)
                .orElseThrow()
                .header());
    }

    long anchored() {
        return NodeState.anchored(state(main()), zone().id()).orElseThrow().height();
    }

    long copied() {
        return NodeState.lastDecision(state(zone()), zone().market().name());
    }

    Optional<Hash> record(Chain chain, long height) {
        return bean(NodeStores.class).blocks().records(chain.number(), height).stream()
                .map(record -> record.id())
                .findFirst();
    }
}
