package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.database.DatabaseProperties;
import energy.wattle.database.TestDatabase;
import energy.wattle.database.service.PostgresServer;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.Ledger;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The ways to back up and restore that docs/guides/operate.md tells, with its commands. */
class BackupTests {

    private static final Instant START = Instant.parse("2024-06-02T22:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofMinutes(15));
    private static final Duration RESTORED = Duration.ofMinutes(30);

    @TempDir
    Path folder;

    @Test
    void aCopyOfTheStoppedFolderGoesOnWhereTheChainsStood() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Ledger.Head head;
        try (PostgresServer server = PostgresServer.start(serverIn(data));
                ConfigurableApplicationContext market = started(server, data.resolve("instance.secret"))) {
            head = run(market);
        }

        command("cp", "-a", data.toString(), folder.resolve("restored").toString());

        Path restored = folder.resolve("restored");
        try (PostgresServer server = PostgresServer.start(serverIn(restored))) {
            goesOn(server.url("wattle"), server.password(), restored.resolve("instance.secret"), head);
        }
    }

    @Test
    void aDatabaseIsOfNoUseWithAnotherSecretAndStaysAsItIs() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        Path secret = folder.resolve("instance.secret");
        try (ConfigurableApplicationContext market = started(database.url(), database.password(), secret)) {
            run(market);
        }
        Path other = Files.writeString(folder.resolve("other.secret"), "ab".repeat(32));

        assertThatThrownBy(() -> started(database.url(), database.password(), other))
                .rootCause()
                .isInstanceOf(WrongSecretException.class)
                .hasMessageContaining("is another instance's; this database needs the file that it was made with");
        assertThatThrownBy(() -> started(database.url(), database.password(), folder.resolve("none.secret")))
                .rootCause()
                .isInstanceOf(WrongSecretException.class)
                .hasMessageContaining("put back the file from your backup");
        assertThat(folder.resolve("none.secret")).doesNotExist();
        try (ConfigurableApplicationContext market = started(database.url(), database.password(), secret)) {
            assertThat(market.getBean(Audit.class).run().findings()).isEmpty();
        }
    }

    @Test
    void aDumpThatIsRestoredIntoAnEmptyDatabaseGoesOnWhereTheChainsStood() throws Exception {
        Assumptions.assumeTrue(hasPrograms(), "needs pg_dump and pg_restore 18 or later (postgresql-client-18)");
        TestDatabase original = TestDatabase.fresh();
        Path secret = folder.resolve("instance.secret");
        Ledger.Head head;
        try (ConfigurableApplicationContext market = started(original.url(), original.password(), secret)) {
            head = run(market);
            postgres(original, "pg_dump", "--format=custom", "--file=" + folder.resolve("wattle.dump"), name(original));
        }
        TestDatabase empty = TestDatabase.fresh();

        postgres(
                empty,
                "pg_restore",
                "--no-owner",
                "--exit-on-error",
                "--dbname=" + name(empty),
                folder.resolve("wattle.dump") + "");

        goesOn(empty.url(), empty.password(), secret, head);
    }

    private static Ledger.Head run(ConfigurableApplicationContext market) {
        market.getBean(MarketLoop.class).settle(START);
        market.getBean(MarketLoop.class).settle(LATER);
        Ledger ledger = market.getBean(Ledger.class);
        return ledger.head(ledger.main().orElseThrow().id());
    }

    private static void goesOn(String url, String password, Path secret, Ledger.Head head) {
        try (ConfigurableApplicationContext market = started(url, password, secret)) {
            Ledger ledger = market.getBean(Ledger.class);
            Audit audit = market.getBean(Audit.class);
            assertThat(ledger.head(ledger.main().orElseThrow().id())).isEqualTo(head);
            assertThat(audit.run().findings()).isEmpty();

            market.getBean(MarketLoop.class).settle(START.plus(RESTORED));

            assertThat(ledger.head(ledger.main().orElseThrow().id()).height()).isGreaterThan(head.height());
            assertThat(audit.run().findings()).isEmpty();
        }
    }

    private static ConfigurableApplicationContext started(PostgresServer server, Path secret) {
        return started(server.url("wattle"), server.password(), secret);
    }

    private static ConfigurableApplicationContext started(String url, String password, Path secret) {
        return new SpringApplicationBuilder(MarketLoopTests.LedgerAlone.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=wattle",
                        "--spring.datasource.password=" + password,
                        "--spring.datasource.hikari.maximum-pool-size=4",
                        "--wattle.ledger.runs-market=false",
                        "--wattle.ledger.secret-file=" + secret);
    }

    private static DatabaseProperties serverIn(Path data) {
        return new DatabaseProperties(
                data.resolve("postgresql"),
                Path.of("target", "postgresql-programs").toAbsolutePath(),
                0,
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                false);
    }

    private static void postgres(TestDatabase database, String program, String... arguments) throws Exception {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        List<String> command = new java.util.ArrayList<>(
                List.of(program, "--host=" + address.getHost(), "--port=" + address.getPort(), "--username=wattle"));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().put("PGPASSWORD", database.password());
        assertThat(process.start().waitFor()).as(program).isZero();
    }

    private static String name(TestDatabase database) {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }

    private static boolean hasPrograms() throws Exception {
        try {
            Process process = new ProcessBuilder("pg_dump", "--version").start();
            String version =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            String major = version.replaceAll("(?s)\\D*(\\d+).*", "$1");
            return process.waitFor() == 0 && Integer.parseInt(major) >= 18;
        } catch (IOException e) {
            return false;
        }
    }

    private static void command(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
