package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.WattleApplication;
import energy.wattle.database.service.PostgresServer;
import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.ReplayProgram;
import energy.wattle.ledger.store.ReplayRunStore;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The commands as processes of their own, beside an instance that runs on its embedded server. */
@SpringBootTest(
        classes = {WattleApplication.class, OperatorCommandTests.Founding.class},
        properties = {
            "spring.main.lazy-initialization=true",
            "wattle.sample.enabled=false",
            "wattle.ledger.runs-market=false"
        })
@DirtiesContext
class OperatorCommandTests {

    private static final Instant START = Instant.parse("2024-06-02T22:00:00Z");
    private static final Path PROGRAMS =
            Path.of("target", "postgresql-programs").toAbsolutePath();

    @TempDir
    static Path folder;

    @Autowired
    private MarketLoop loop;

    @Autowired
    private PostgresServer server;

    @Autowired
    private ReplayProgram program;

    @Autowired
    private ReplayRunStore runs;

    @DynamicPropertySource
    static void instance(DynamicPropertyRegistry properties) {
        properties.add("wattle.database.directory", () -> folder.resolve("postgresql"));
        properties.add("wattle.database.programs", () -> PROGRAMS);
        properties.add("wattle.ledger.secret-file", () -> folder.resolve("instance.secret"));
    }

    @BeforeEach
    void foundAMarket() {
        loop.settle(START);
    }

    @Test
    void aRunningInstanceIsAuditedAndReplayedAndAFindingIsTold() throws Exception {
        Outcome audit = run("audit", "instance.secret");
        assertThat(audit.output()).containsPattern("Checked [1-9]\\d* blocks, [1-9]\\d* records, \\d+ results\\.");
        assertThat(audit.output()).contains("Everything is as it was stored.");
        assertThat(audit.status()).as(audit.errors()).isZero();

        Outcome replay = run("replay", "instance.secret");
        assertThat(replay.output()).contains("The chains give exactly what the database holds.");
        assertThat(replay.errors()).contains("chain market: ", "ledger.state: ");
        assertThat(replay.status()).as(replay.errors()).isZero();

        try (Connection superuser = server.connectAsSuperuser("wattle");
                Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    "update ledger.state set value = value || '\\x00'"
                            + " where (chain, table_number, key) = (select chain, table_number, key from ledger.state order by 1, 2, 3 limit 1)");
        }
        Outcome found = run("audit", "instance.secret");
        assertThat(found.output()).contains("FOUND chain market, state of table ", "docs/guides/operate.md");
        assertThat(found.status()).isEqualTo(1);

        Outcome differing = run("replay", "instance.secret");
        assertThat(differing.output()).contains("FOUND table ledger.state, row (chain=0");
        assertThat(differing.status()).isEqualTo(1);

        // The other tests have the same database.
        try (Connection superuser = server.connectAsSuperuser("wattle");
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "update ledger.state set value = substring(value from 1 for length(value) - 1)"
                            + " where (chain, table_number, key) = (select chain, table_number, key from ledger.state order by 1, 2, 3 limit 1)");
        }
    }

    /** As the instance has it done by itself. */
    @Test
    void aReplayBesideTheInstanceTellsOperatorsAndRegulatorsWhatItFinds() throws Exception {
        Instant now = Instant.now();
        ReplayWatch watch = new ReplayWatch(
                new ReplayProgram() {
                    @Override
                    public List<String> command(Path report) {
                        List<String> command = new ArrayList<>(program.command(report));
                        command.addAll(OperatorCommandTests.settings("instance.secret"));
                        return command;
                    }
                },
                runs,
                new ReplaySettings(List.of(), Duration.ZERO, Duration.ofMinutes(5)),
                new ReplayWatch.Place("all-in-one", () -> now, true));
        AlarmSource alarms = new ReplayAlarms(runs);
        watch.replay();
        assertThat(runs.latest().orElseThrow().failure()).isEmpty();
        assertThat(runs.latest().orElseThrow().report().blocks()).isPositive();
        assertThat(alarms.alarms(now)).isEmpty();

        try (Connection superuser = server.connectAsSuperuser("wattle");
                Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    "create table kept as select * from ledger.result order by chain, height, position limit 1");
            statement.execute("update ledger.result r set kind = 'OTHER' from kept k"
                    + " where (r.chain, r.height, r.position) = (k.chain, k.height, k.position)");
            try {
                watch.replay();
                assertThat(alarms.alarms(now)).singleElement().satisfies(alarm -> {
                    assertThat(alarm.readers()).containsExactlyInAnyOrder(Reader.OPERATOR, Reader.REGULATOR);
                    assertThat(alarm.what().english())
                            .contains("table ledger.result, row (chain=", "column kind: the database holds OTHER,");
                });
            } finally {
                statement.execute("update ledger.result r set kind = k.kind from kept k"
                        + " where (r.chain, r.height, r.position) = (k.chain, k.height, k.position)");
                statement.execute("drop table kept");
            }
        }
        watch.replay();
        assertThat(alarms.alarms(now))
                .as("what was put right is not told any more")
                .isEmpty();
    }

    private static List<String> settings(String secret) {
        return List.of(
                "--wattle.database.directory=" + folder.resolve("postgresql"),
                "--wattle.database.programs=" + PROGRAMS,
                "--wattle.ledger.secret-file=" + folder.resolve(secret));
    }

    @Test
    void withoutTheInstancesSecretItCannotRun() throws Exception {
        Files.writeString(folder.resolve("other.secret"), "ab".repeat(32));

        Outcome audit = run("audit", "other.secret");

        assertThat(audit.errors()).contains("is another instance's");
        assertThat(audit.output()).isEmpty();
        assertThat(audit.status()).isEqualTo(2);
    }

    private record Outcome(int status, String output, String errors) {}

    /** Without the tests' own classes, which the application would otherwise find beans in. */
    private static Outcome run(String name, String secret) throws Exception {
        String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                WattleApplication.class.getName(),
                name));
        command.addAll(settings(secret));
        Path output = Files.createTempFile(folder, "output", "");
        Path errors = Files.createTempFile(folder, "errors", "");
        int status = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        return new Outcome(status, Files.readString(output), Files.readString(errors));
    }

    /** No @Configuration: other tests of this package look for those. */
    static class Founding {

        @Bean
        MarketFounding founding() {
            return () -> new MarketFounding.Founding(
                    new NodeId("market"),
                    "ed25519",
                    START,
                    List.of(new NodeId("Z1"), new NodeId("Z2")),
                    List.of(new Genesis.Parameter("block-interval-millis", 0)));
        }
    }
}
