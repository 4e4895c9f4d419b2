package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.wattle.database.DatabaseSlice;
import energy.wattle.database.TestDatabase;
import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.wire.DeploymentPlanFile;
import energy.wattle.ledger.wire.KeysCommand;
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
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import picocli.CommandLine;

/**
 * A cloud, an edge cluster and four gateways, each with a database and a secret of its own. Source: Ledger, Two tiers.
 */
class SeparateProcessesTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> GATEWAYS = List.of("P1", "P2", "P3", "P4");
    private static final String EDGE = "edge-Z1";

    @TempDir
    Path folder;

    private final Switchboard switchboard = new Switchboard();
    private final Map<String, TestDatabase> databases = new HashMap<>();
    private final Map<String, ConfigurableApplicationContext> instances = new LinkedHashMap<>();

    @BeforeEach
    void found() throws IOException {
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

    @AfterEach
    void stop() {
        List.copyOf(instances.keySet()).forEach(this::stop);
        switchboard.close();
    }

    @Test
    void processesDecideTheirChainsTogether() {
        await().atMost(PATIENCE).until(() -> height(EDGE, "Z1") >= 22 && height(EDGE, "market") >= 5);
        long zone = height(EDGE, "Z1");
        long main = height(EDGE, "market");
        instances.keySet().forEach(name -> {
            await().atMost(PATIENCE).until(() -> height(name, "Z1") >= zone && height(name, "market") >= main);
            assertThat(hash(name, "Z1", zone)).as(name).isEqualTo(hash(EDGE, "Z1", zone));
            assertThat(hash(name, "market", main)).as(name).isEqualTo(hash(EDGE, "market", main));
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(NodeState.anchored(
                                state("cloud", "market"), chain("cloud", "Z1").id()))
                        .as("the edge cluster anchors its zone")
                        .isPresent());
    }

    @Test
    void aGatewayThatWasAwayCatchesUpAndVotesAgain() {
        String away = DeploymentPlan.Edge.gateway("P4");
        stop(away);
        long before = height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> height(EDGE, "Z1") >= before + 25);
        start(away);
        await().atMost(PATIENCE).until(() -> height(away, "Z1") >= before + 25);
        // With another one away, the three that are left decide only if the returned one votes.
        stop(DeploymentPlan.Edge.gateway("P1"));
        long now = height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> height(EDGE, "Z1") >= now + 5);
        long reached = height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> height(away, "Z1") >= reached);
        assertThat(hash(away, "Z1", reached)).isEqualTo(hash(EDGE, "Z1", reached));
    }

    private void start(String name) {
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
        switchboard.seat(name, context.getBean(PeerNeighbours.class), context.getBean(PeerReception.class));
    }

    private void stop(String name) {
        switchboard.leave(name);
        Objects.requireNonNull(instances.remove(name)).close();
    }

    private ConfigurableApplicationContext instance(String name) {
        return Objects.requireNonNull(instances.get(name));
    }

    private Chain chain(String instance, String name) {
        return instance(instance).getBean(Chains.class).all().stream()
                .filter(chain -> chain.market().name().code().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private StateView state(String instance, String chain) {
        return instance(instance)
                .getBean(Ledger.class)
                .state(chain(instance, chain).id());
    }

    private long height(String instance, String chain) {
        return instance(instance)
                .getBean(Ledger.class)
                .head(chain(instance, chain).id())
                .height();
    }

    private Hash hash(String instance, String chain, long height) {
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
