package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.database.DatabaseSlice;
import energy.wattle.database.TestDatabase;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.wire.DeploymentPlanFile;
import energy.wattle.ledger.wire.EnrolmentToken;
import energy.wattle.ledger.wire.KeysCommand;
import energy.wattle.shell.TierLinks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import picocli.CommandLine;

/** A cloud, an edge cluster and its gateways in one JVM, linked over TLS, each with a database and keys of its own. */
final class LinkedInstances implements AutoCloseable {

    private static final String EDGE = "edge-Z1";

    private final Path folder;
    private final List<String> gateways;
    private final int cloudPort;
    private final int edgePort;
    private final Map<String, TestDatabase> databases = new HashMap<>();
    private final Map<String, ConfigurableApplicationContext> instances = new LinkedHashMap<>();
    private String lastToken = "";

    private LinkedInstances(Path folder, List<String> gateways) throws IOException {
        this.folder = folder;
        this.gateways = gateways;
        cloudPort = freePort();
        edgePort = freePort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static LinkedInstances found(Path folder, List<String> gateways, List<String> custodial) throws IOException {
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
                        List.of(new DeploymentPlan.Edge("Z1", gateways, custodial))),
                plan);
        assertThat(new CommandLine(new KeysCommand())
                        .execute(
                                "--plan",
                                plan.toString(),
                                "--out",
                                folder.resolve("market").toString()))
                .isZero();
        return new LinkedInstances(folder, gateways);
    }

    Path keys(String name) {
        return folder.resolve("market").resolve(name);
    }

    void startAll() {
        start(DeploymentPlan.CLOUD);
        start(EDGE);
        gateways.forEach(gateway -> start(DeploymentPlan.Edge.gateway(gateway)));
    }

    void start(String name) {
        TestDatabase database = databases.computeIfAbsent(name, any -> TestDatabase.fresh());
        Path own = keys(name).resolve("market.json");
        List<String> options = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--spring.datasource.hikari.maximum-pool-size=4",
                "--spring.datasource.hikari.minimum-idle=1",
                "--wattle.instance.name=" + name,
                "--wattle.sample.enabled=false",
                "--wattle.market.document="
                        + (Files.exists(own) ? own : folder.resolve("market").resolve("market.json")),
                "--wattle.peers.directory=" + keys(name),
                "--wattle.ledger.network.patience=200ms",
                "--wattle.ledger.network.first-timeout=1s",
                "--wattle.ledger.network.pings=1s",
                "--wattle.ledger.secret-file=" + keys(name).resolve("instance.secret")));
        options.addAll(place(name));
        instances.put(
                name,
                new SpringApplicationBuilder(OneInstance.class)
                        .web(WebApplicationType.NONE)
                        .run(options.toArray(String[]::new)));
    }

    private List<String> place(String name) {
        String cloud = "cloud@127.0.0.1:" + cloudPort;
        return switch (name) {
            case DeploymentPlan.CLOUD ->
                List.of(
                        "--wattle.peers.listen=127.0.0.1:" + cloudPort,
                        "--wattle.enrolment.authority=" + folder.resolve("market/ca"));
            case EDGE ->
                List.of(
                        "--wattle.peers.listen=127.0.0.1:" + edgePort,
                        "--wattle.peers.parents=" + cloud,
                        "--wattle.ledger.zones=Z1",
                        "--wattle.capabilities.enrolment=false");
            default ->
                List.of(
                        "--wattle.peers.parents=edge-Z1@127.0.0.1:" + edgePort + "," + cloud,
                        "--wattle.ledger.zones=Z1",
                        "--wattle.capabilities.enrolment=false");
        };
    }

    void stop(String name) {
        Objects.requireNonNull(instances.remove(name)).close();
    }

    void forgetDatabase(String name) {
        databases.remove(name);
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

    long height(String instance, String chain) {
        return instance(instance)
                .getBean(Ledger.class)
                .head(chain(instance, chain).id())
                .height();
    }

    private List<Validator> members(String instance, String name) {
        Chain chain = chain(instance, name);
        StateView state = instance(instance).getBean(Ledger.class).state(chain.id());
        return new ElectionState(chain.suite(), chain.genesis(), state)
                .validators()
                .members();
    }

    List<NodeId> voters(String instance, String chain) {
        return members(instance, chain).stream().map(Validator::id).toList();
    }

    Bytes key(String instance, String chain, String node) {
        return members(instance, chain).stream()
                .filter(member -> member.id().code().equals(node))
                .findFirst()
                .orElseThrow()
                .publicKey();
    }

    String remember(String token) {
        lastToken = token;
        return token;
    }

    String lastToken() {
        return lastToken;
    }

    /** The cloud's tokens of before have been there for more than a day. */
    void expire(String token) {
        assertThat(token).isEqualTo(lastToken);
        instance(DeploymentPlan.CLOUD)
                .getBean(DSLContext.class)
                .execute(
                        "update ledger.enrolment_token set expires_at = now() - interval '1 s' where revoked_at is null");
    }

    /** Such a token of a deployment with another authority. */
    String foreignToken(String text) {
        EnrolmentToken token = EnrolmentToken.parse(text);
        return new EnrolmentToken(token.address(), new Hash(Bytes.of(new byte[32])), token.secret()).text();
    }

    /** Such a token with another secret. */
    String unknownToken(String text) {
        EnrolmentToken token = EnrolmentToken.parse(text);
        return new EnrolmentToken(token.address(), token.fingerprint(), Bytes.of(new byte[32])).text();
    }

    @Override
    public void close() {
        List.copyOf(instances.keySet()).reversed().forEach(this::stop);
    }

    /** What an instance is made of here: its ledger and its links, without the market above them. */
    @DatabaseSlice
    @ComponentScan({"energy.wattle.ledger.store", "energy.wattle.ledger.service"})
    static class OneInstance {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        energy.wattle.shell.Instance instance() {
            return new energy.wattle.shell.Instance("any", TierLinks.Tier.GATEWAY);
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
