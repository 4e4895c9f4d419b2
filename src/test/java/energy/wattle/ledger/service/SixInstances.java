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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

/**
 * A cloud, an edge cluster and four gateways in one JVM, each with a database, a secret and a clock of its own: their
 * ledgers, without the market above. Source: Ledger, Two tiers.
 */
final class SixInstances implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final List<String> GATEWAYS = List.of("P1", "P2", "P3", "P4");
    static final String EDGE = "edge-Z1";

    private final Path folder;
    private final Switchboard switchboard = new Switchboard();
    private final Map<String, TestDatabase> databases = new HashMap<>();
    private final Map<String, SetClock> clocks = new HashMap<>();
    private final Map<String, ConfigurableApplicationContext> running = new LinkedHashMap<>();

    SixInstances(Path folder) {
        this.folder = folder;
        found();
        switchboard.link("cloud", EDGE);
        GATEWAYS.forEach(gateway -> switchboard.link(EDGE, DeploymentPlan.Edge.gateway(gateway)));
        start("cloud");
        start(EDGE);
        GATEWAYS.forEach(gateway -> start(DeploymentPlan.Edge.gateway(gateway)));
    }

    static String gateway(String participant) {
        return DeploymentPlan.Edge.gateway(participant);
    }

    /** The instance's links, whichever they are, are gone. */
    void cut(String name) {
        switchboard.cut(name);
    }

    void heal(String name) {
        switchboard.heal(name);
    }

    RecordFate fate(String instance, Hash record) {
        return at(instance).getBean(Ledger.class).fate(record);
    }

    ChainAge age(String instance, String chain) {
        return at(instance).getBean(ChainAges.class).all().stream()
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

    private void found() {
        Path plan = folder.resolve("plan.json");
        try {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String out = folder.resolve("market").toString();
        assertThat(new CommandLine(new KeysCommand()).execute("--plan", plan.toString(), "--out", out))
                .isZero();
    }

    void start(String name, String... others) {
        TestDatabase database = databases.computeIfAbsent(name, any -> TestDatabase.fresh());
        Path keys = folder.resolve("market");
        List<String> settings = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--spring.datasource.hikari.maximum-pool-size=4",
                "--spring.datasource.hikari.minimum-idle=1",
                "--wattle.instance.name=" + name,
                "--wattle.sample.enabled=false",
                "--wattle.market.document=" + keys.resolve("market.json"),
                "--wattle.ledger.network.patience=200ms",
                "--wattle.ledger.network.first-timeout=1s",
                "--wattle.ledger.network.pings=1s",
                "--wattle.ledger.clock.every=300ms",
                "--wattle.ledger.secret-file=" + keys.resolve(name).resolve("instance.secret")));
        settings.addAll(List.of(others));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Instance.class)
                .web(WebApplicationType.NONE)
                .initializers(before -> before.getBeanFactory().registerSingleton("clock", clock(name)))
                .run(settings.toArray(String[]::new));
        running.put(name, context);
        switchboard.seat(
                name, context.getBean(PeerNeighbours.class), context.getBean(PeerReception.class), follows(context));
    }

    void stop(String name) {
        switchboard.leave(name);
        Objects.requireNonNull(running.remove(name)).close();
    }

    private static Set<ChainId> follows(ConfigurableApplicationContext context) {
        return context.getBean(Chains.class).all().stream().map(Chain::id).collect(Collectors.toUnmodifiableSet());
    }

    Set<String> names() {
        return running.keySet();
    }

    /** The host's clock of an instance, running or not. */
    SetClock clock(String name) {
        return clocks.computeIfAbsent(name, any -> new SetClock());
    }

    ConfigurableApplicationContext at(String name) {
        return Objects.requireNonNull(running.get(name));
    }

    Chain chain(String instance, String name) {
        return at(instance).getBean(Chains.class).all().stream()
                .filter(chain -> chain.market().name().code().equals(name))
                .findFirst()
                .orElseThrow();
    }

    StateView state(String instance, String chain) {
        return at(instance).getBean(Ledger.class).state(chain(instance, chain).id());
    }

    long height(String instance, String chain) {
        return at(instance)
                .getBean(Ledger.class)
                .head(chain(instance, chain).id())
                .height();
    }

    Hash hash(String instance, String chain, long height) {
        return at(instance)
                .getBean(NodeStores.class)
                .blocks()
                .at(chain(instance, chain).number(), height)
                .orElseThrow()
                .hash();
    }

    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::stop);
        switchboard.close();
    }

    /** What an instance is made of here: its ledger, without the market above it. */
    @DatabaseSlice
    @ComponentScan({"energy.wattle.ledger.store", "energy.wattle.ledger.service"})
    static class Instance {

        @Bean
        PeerNeighbours neighbours() {
            return new PeerNeighbours();
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
    }
}
