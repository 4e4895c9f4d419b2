package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.database.DatabaseSlice;
import energy.wattle.database.TestDatabase;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.ChainAge;
import energy.wattle.ledger.ChainAges;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.RecordFate;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.wire.DeploymentPlanFile;
import energy.wattle.ledger.wire.KeysCommand;
import energy.wattle.ledger.wire.peer.PeerLimits;
import energy.wattle.ledger.wire.peer.PeerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import picocli.CommandLine;

/** A cloud, an edge cluster and four gateways, each with a database and a secret of its own. */
final class SixInstances implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final List<String> GATEWAYS = List.of("P1", "P2", "P3", "P4");
    static final String EDGE = "edge-Z1";

    private final Path folder;
    private final Switchboard switchboard = new Switchboard();
    private final Map<String, TestDatabase> databases = new HashMap<>();
    private final Map<String, ConfigurableApplicationContext> instances = new LinkedHashMap<>();

    /** @param folder for their keys */
    SixInstances(Path folder) throws IOException {
        this.folder = folder;
        Path plan = folder.resolve("plan.json");
        DeploymentPlanFile.write(
                new DeploymentPlan(
                        "market",
                        "ed25519",
                        Instant.now().truncatedTo(ChronoUnit.HOURS),
                        new TreeMap<>(Map.of(
                                "block-interval-millis", 50L,
                                "epoch-blocks", 10L,
                                "heartbeat-millis", 300L,
                                "report-window-blocks", 6L)),
                        List.of(new DeploymentPlan.Edge("Z1", GATEWAYS, List.of()))),
                plan);
        int exit = new CommandLine(new KeysCommand())
                .execute(
                        "--plan",
                        plan.toString(),
                        "--out",
                        folder.resolve("market").toString());
        assertThat(exit).isZero();
        switchboard.link("cloud", EDGE);
        GATEWAYS.forEach(gateway -> switchboard.link(EDGE, DeploymentPlan.Edge.gateway(gateway)));
        start("cloud");
        start(EDGE);
        GATEWAYS.forEach(gateway -> start(DeploymentPlan.Edge.gateway(gateway)));
    }

    static String gateway(String participant) {
        return DeploymentPlan.Edge.gateway(participant);
    }

    Set<String> names() {
        return instances.keySet();
    }

    /** The instance's links, whichever they are, are gone. */
    void cut(String name) {
        switchboard.cut(name);
    }

    void heal(String name) {
        switchboard.heal(name);
    }

    @Override
    public void close() {
        List.copyOf(instances.keySet()).forEach(this::stop);
        switchboard.close();
    }

    RecordFate fate(String instance, Hash record) {
        return instance(instance).getBean(Ledger.class).fate(record);
    }

    ChainAge age(String instance, String chain) {
        return instance(instance).getBean(ChainAges.class).all().stream()
                .filter(age -> age.chain().name().code().equals(chain))
                .findFirst()
                .orElseThrow();
    }

    /** Height of the zone that the edge cluster's copy of the main chain has anchored. */
    long anchored() {
        return NodeState.anchored(state(EDGE, "market"), chain(EDGE, "Z1").id())
                .map(BlockHeader::height)
                .orElse(0L);
    }

    void start(String name) {
        TestDatabase database = databases.computeIfAbsent(name, any -> TestDatabase.fresh());
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Instance.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.datasource.hikari.maximum-pool-size=4",
                        "--spring.datasource.hikari.minimum-idle=1",
                        "--wattle.instance.name=" + name,
                        "--wattle.sample.enabled=false",
                        "--wattle.market.document=" + folder.resolve("market").resolve("market.json"),
                        "--wattle.ledger.network.patience=200ms",
                        "--wattle.ledger.network.first-timeout=1s",
                        "--wattle.ledger.network.pings=1s",
                        "--wattle.ledger.secret-file="
                                + folder.resolve("market").resolve(name).resolve("instance.secret"));
        instances.put(name, context);
        switchboard.seat(
                name, context.getBean(PeerNeighbours.class), context.getBean(PeerReception.class), follows(context));
    }

    private static Set<ChainId> follows(ConfigurableApplicationContext context) {
        return context.getBean(Chains.class).all().stream().map(Chain::id).collect(Collectors.toUnmodifiableSet());
    }

    void stop(String name) {
        switchboard.leave(name);
        Objects.requireNonNull(instances.remove(name)).close();
    }

    ConfigurableApplicationContext instance(String name) {
        return Objects.requireNonNull(instances.get(name));
    }

    Chain chain(String instance, String name) {
        return instance(instance).getBean(Chains.class).all().stream()
                .filter(chain -> chain.market().name().code().equals(name))
                .findFirst()
                .orElseThrow();
    }

    StateView state(String instance, String chain) {
        return instance(instance)
                .getBean(Ledger.class)
                .state(chain(instance, chain).id());
    }

    long height(String instance, String chain) {
        return instance(instance)
                .getBean(Ledger.class)
                .head(chain(instance, chain).id())
                .height();
    }

    Hash hash(String instance, String chain, long height) {
        return instance(instance)
                .getBean(NodeStores.class)
                .blocks()
                .at(chain(instance, chain).number(), height)
                .orElseThrow()
                .hash();
    }

    /** What an instance is made of here: its ledger, without the market above it. */
    @DatabaseSlice
    @ComponentScan({"energy.wattle.ledger.store", "energy.wattle.ledger.service"})
    static class Instance {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        PeerNeighbours neighbours() {
            return new PeerNeighbours();
        }

        /** Whom it would dial. */
        @Bean
        PeerSettings settings(Chains chains, @Value("${wattle.instance.name}") String name) {
            String parent = name.equals(EDGE) ? "cloud" : EDGE;
            return new PeerSettings(
                    name,
                    chains.all().stream().map(Chain::id).collect(Collectors.toUnmodifiableSet()),
                    Optional.empty(),
                    name.equals("cloud") ? List.of() : List.of(new PeerSettings.Parent(parent, "localhost", 1)),
                    false,
                    PeerLimits.DEFAULT);
        }

        /** As membership registers it. */
        @Bean
        Senders edgeCluster(Keystore keystore) {
            return (StateView state, KeyId key) -> List.of(KeyName.of("edge-cluster", "Z1")).stream()
                    .filter(name -> keystore.keyId(name).equals(key))
                    .map(name ->
                            new Senders.Sender(keystore.signingKey(name), Set.of(RecordKind.ANCHOR, RecordKind.COPY)))
                    .findFirst();
        }
    }
}
