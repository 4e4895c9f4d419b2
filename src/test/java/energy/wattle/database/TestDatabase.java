package energy.wattle.database;

import energy.wattle.database.service.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * An empty database of its own for a test, on one server per test JVM that is stopped and deleted when the JVM ends. A
 * Spring test says {@link OnTestDatabase}; any other calls {@link #fresh()}.
 */
public record TestDatabase(String url, String username, String password) {

    /** Unpacked once and kept between builds. */
    static final Path PROGRAMS = Path.of("target", "postgresql-programs").toAbsolutePath();

    private static final AtomicInteger MADE = new AtomicInteger();

    /** A new empty database that the application's role owns. */
    public static TestDatabase fresh() {
        String name = "test_" + MADE.incrementAndGet();
        PostgresServer server = SharedServer.SERVER;
        try (Connection connection = server.connectAsSuperuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database %s owner %s".formatted(name, PostgresServer.APPLICATION));
            // Nobody cuts the power in a test, so no commit need wait for the disk.
            statement.execute("alter database %s set synchronous_commit = off".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + name + " for a test", e);
        }
        return new TestDatabase(server.url(name), PostgresServer.APPLICATION, server.password());
    }

    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(username);
        source.setPassword(password);
        return source;
    }

    /** Settings of an embedded server in a test's own folder, which is spared unpacking PostgreSQL's programs. */
    static DatabaseProperties serverIn(Path folder) {
        return new DatabaseProperties(
                folder.resolve("postgresql"), PROGRAMS, 0, Duration.ofMinutes(1), Duration.ofSeconds(30), false);
    }

    /** Gives a Spring context a fresh database, as if an operator had named the server. */
    static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = fresh();
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.url,
                            "spring.datasource.username=" + database.username,
                            "spring.datasource.password=" + database.password,
                            "wattle.ledger.secret-file=" + SharedServer.FOLDER.resolve("instance.secret"),
                            // A test that wants the market to go on drives it itself.
                            "wattle.ledger.runs-market=false",
                            // Spring caches contexts, and with them their pools: each must be small.
                            "spring.datasource.hikari.maximum-pool-size=4",
                            "spring.datasource.hikari.minimum-idle=0",
                            "spring.datasource.hikari.idle-timeout=10000")
                    .applyTo(context);
        }
    }

    private static final class SharedServer {

        static final Path FOLDER = folder();
        static final PostgresServer SERVER = start();

        private static Path folder() {
            try {
                return Files.createTempDirectory("wattle-test-database");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static PostgresServer start() {
            PostgresServer server = PostgresServer.start(serverIn(FOLDER));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-test-database"));
            return server;
        }

        private static void stop(PostgresServer server) {
            server.close();
            try {
                FileSystemUtils.deleteRecursively(FOLDER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
