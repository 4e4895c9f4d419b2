package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.database.DatabaseProperties;
import energy.wattle.database.service.PostgresServer;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The base backup of docs/guides/operate.md: its very commands, on an instance that goes on making blocks. */
class BaseBackupTests {

    private static final Path GUIDES = Path.of("docs", "guides").toAbsolutePath();
    private static final Instant START = Instant.parse("2024-06-02T22:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @TempDir
    Path folder;

    @Test
    void aRunningInstanceIsBackedUpAndTheBackupGoesOnWhereItsChainsStood() throws Exception {
        Assumptions.assumeTrue(hasPsql(), "needs psql (postgresql-client)");
        Path data = Files.createDirectory(folder.resolve("data"));
        Path secret = folder.resolve("instance.secret");
        AtomicReference<Instant> played = new AtomicReference<>(START);
        Ledger.Head before;
        try (PostgresServer server = PostgresServer.start(serverIn(data));
                ConfigurableApplicationContext market = started(server, secret)) {
            play(market, played);
            play(market, played);
            before = head(market);
            AtomicBoolean isBackedUp = new AtomicBoolean();
            CompletableFuture<Void> playing = CompletableFuture.runAsync(() -> {
                while (!isBackedUp.get()) {
                    play(market, played);
                }
            });
            run(commands("operate.md"));
            isBackedUp.set(true);
            playing.join();
            assertThat(head(market).height()).isGreaterThan(before.height());
        }

        try (PostgresServer server = PostgresServer.start(serverIn(folder.resolve("backup")));
                ConfigurableApplicationContext market = started(server, secret)) {
            Ledger.Head restored = head(market);
            assertThat(restored.height()).isGreaterThanOrEqualTo(before.height());
            assertThat(market.getBean(Audit.class).run().findings()).isEmpty();

            play(market, played);

            assertThat(head(market).height()).isGreaterThan(restored.height());
            assertThat(market.getBean(Audit.class).run().findings()).isEmpty();
        }
    }

    @Test
    void bothLanguagesTellTheSameCommands() throws IOException {
        assertThat(commands("operate.zh.md")).isEqualTo(commands("operate.md"));
    }

    private static void play(ConfigurableApplicationContext market, AtomicReference<Instant> played) {
        market.getBean(MarketLoop.class).settle(played.getAndUpdate(time -> time.plus(QUARTER)));
    }

    private static Ledger.Head head(ConfigurableApplicationContext market) {
        Ledger ledger = market.getBean(Ledger.class);
        return ledger.head(ledger.main().orElseThrow().id());
    }

    private static String commands(String guide) throws IOException {
        String text = Files.readString(GUIDES.resolve(guide));
        int start = text.indexOf("```bash\n") + "```bash\n".length();
        return text.substring(start, text.indexOf("```", start));
    }

    private void run(String commands) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", "-euc", commands).directory(folder.toFile());
        shell.environment().put("BACKUP", folder.resolve("backup").toString());
        Path said = folder.resolve("said");
        int status = shell.redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(said)).isZero();
        assertThat(folder.resolve("backup/postgresql/backup_label"))
                .as(Files.readString(said))
                .exists();
    }

    private static ConfigurableApplicationContext started(PostgresServer server, Path secret) {
        return new SpringApplicationBuilder(MarketLoopTests.LedgerAlone.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + server.url(PostgresServer.APPLICATION),
                        "--spring.datasource.username=" + PostgresServer.APPLICATION,
                        "--spring.datasource.password=" + server.password(),
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

    private static boolean hasPsql() throws InterruptedException {
        try {
            return new ProcessBuilder("psql", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
