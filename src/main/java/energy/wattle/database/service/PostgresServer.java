package energy.wattle.database.service;

import energy.wattle.database.DatabaseProperties;
import energy.wattle.database.DatabaseUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded PostgreSQL, running from {@link #start} to {@link #close} and durable beyond. It has a superuser
 * {@code postgres} and the application's role and database, both {@value #APPLICATION}; one password opens both.
 */
public final class PostgresServer implements AutoCloseable {

    /** The application's role, without privileges beyond its own database, and the name of that database. */
    public static final String APPLICATION = "wattle";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 30;

    private final int port;
    private final String password;
    private final Ending ending;

    /** What closing does. */
    private interface Ending {

        void run() throws IOException;
    }

    private PostgresServer(int port, String password, Ending ending) {
        this.port = port;
        this.password = password;
        this.ending = ending;
    }

    private static PostgresServer owned(DirectoryLock lock, ServerControl control, int port, String password) {
        return new PostgresServer(port, password, () -> {
            try (lock) {
                control.stop();
                LOG.info("Stopped PostgreSQL in {}", control.directory().path());
            }
        });
    }

    /**
     * Starts the server of a data directory, which is made if it does not exist. A server that a killed JVM left there
     * is adopted, if it was started as we would start it and answers; otherwise it is stopped first.
     *
     * @throws DatabaseUnavailableException if another JVM holds the directory, or the server cannot start
     */
    public static PostgresServer start(DatabaseProperties properties) {
        return usable(properties, directory -> start(properties, directory, DirectoryLock.on(directory)));
    }

    /**
     * The server that a living JVM has on the directory, which goes on when this one is closed; without such a JVM, as
     * {@link #start}. Makes no directory.
     *
     * @throws DatabaseUnavailableException as {@link #start}, or if there is no such directory, or that JVM's server
     *     does not answer
     */
    public static PostgresServer attach(DatabaseProperties properties) {
        return usable(properties, directory -> {
            if (!directory.exists()) {
                throw new DatabaseUnavailableException(
                        "There is no database in %s.".formatted(directory.path()),
                        "Name an instance's directory in wattle.database.directory.");
            }
            Optional<DirectoryLock> lock = DirectoryLock.ifFree(directory);
            return lock.isPresent() ? start(properties, directory, lock.get()) : joined(directory);
        });
    }

    private interface Way {

        PostgresServer on(DataDirectory directory) throws IOException, SQLException;
    }

    private static PostgresServer usable(DatabaseProperties properties, Way way) {
        try {
            return way.on(DataDirectory.at(properties.directory()));
        } catch (IOException | SQLException e) {
            throw new DatabaseUnavailableException(
                    "The embedded database cannot use wattle.database.directory=%s: %s"
                            .formatted(properties.directory(), e),
                    "Let Wattle write there and see that the disk has room, or name another directory in wattle.database.directory.",
                    e);
        }
    }

    private static PostgresServer joined(DataDirectory directory) throws IOException {
        Optional<ServerProcess> process = ServerProcess.of(directory).filter(found -> !found.isAnother(directory));
        if (process.isPresent()) {
            PostgresServer server =
                    new PostgresServer(process.get().port(), directory.password(), () -> LOG.debug("Left PostgreSQL"));
            try (Connection connection = server.connectAsSuperuser(APPLICATION)) {
                LOG.debug("Joined {}", connection);
                return server;
            } catch (SQLException e) {
                LOG.warn("The server of {} does not answer", directory.path(), e);
            }
        }
        throw new DatabaseUnavailableException(
                "An instance is starting or stopping its database in %s: there is no server to join."
                        .formatted(directory.path()),
                "Try again when it has started, or when it has ended.");
    }

    /** A database's address; {@code user} and {@code password} come apart from it. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public String password() {
        return password;
    }

    /** A new connection as the superuser, for tools and tests; the caller closes it. */
    public Connection connectAsSuperuser(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(ServerControl.SUPERUSER);
        source.setPassword(password);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        return source.getConnection();
    }

    /**
     * Stops the server and gives up the directory, unless it is another process's.
     *
     * @throws UncheckedIOException if the server does not stop
     */
    @Override
    public void close() {
        try {
            ending.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresServer start(DatabaseProperties properties, DataDirectory directory, DirectoryLock lock)
            throws IOException, SQLException {
        try {
            return serving(properties, directory, lock);
        } catch (IOException | SQLException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static PostgresServer serving(DatabaseProperties properties, DataDirectory directory, DirectoryLock lock)
            throws IOException, SQLException {
        ServerAccount account = ServerAccount.of(directory.path());
        PostgresPrograms programs = PostgresPrograms.on(properties.programs());
        ServerControl control = new ServerControl(properties, directory, programs, account);
        directory.requireFitFor(control.version());
        String password = directory.password();
        account.own(lock.file());
        account.own(directory.passwordFile());
        if (!directory.exists()) {
            LOG.info("Making a PostgreSQL data directory in {}", directory.path());
            control.initialise(password);
        }
        Optional<PostgresServer> orphan = adopt(lock, control, password);
        return orphan.isPresent() ? orphan.get() : started(lock, control, password);
    }

    private static Optional<PostgresServer> adopt(DirectoryLock lock, ServerControl control, String password)
            throws IOException {
        Optional<ServerProcess> found = ServerProcess.of(control.directory());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ServerProcess process = found.get();
        if (process.isAnother(control.directory())) {
            LOG.info(
                    "Process {} is not the server that {} names",
                    process.pid(),
                    control.directory().processFile());
            Files.delete(control.directory().processFile());
            return Optional.empty();
        }
        if (process.commandLine().equals(control.commandLine(process.port())) && control.wants(process.port())) {
            PostgresServer server = owned(lock, control, process.port(), password);
            try {
                server.prepare();
                LOG.info(
                        "Adopted PostgreSQL (process {}) that a killed JVM left on port {}",
                        process.pid(),
                        process.port());
                return Optional.of(server);
            } catch (SQLException e) {
                LOG.warn(
                        "PostgreSQL (process {}) that a killed JVM left does not answer as it should",
                        process.pid(),
                        e);
            }
        }
        LOG.info("Stopping PostgreSQL (process {}) that a killed JVM left", process.pid());
        control.stop();
        return Optional.empty();
    }

    private static PostgresServer started(DirectoryLock lock, ServerControl control, String password)
            throws IOException, SQLException {
        control.start();
        ServerProcess process = ServerProcess.of(control.directory())
                .orElseThrow(() -> new IOException("the server ended as soon as it had started"));
        PostgresServer server = owned(lock, control, process.port(), password);
        try {
            server.prepare();
        } catch (SQLException | RuntimeException e) {
            control.stop();
            throw e;
        }
        LOG.info(
                "Started PostgreSQL (process {}) on port {} in {}",
                process.pid(),
                process.port(),
                control.directory().path());
        return server;
    }

    /**
     * Sees that the server answers to our password, and makes what a start before this one may have been killed before.
     */
    private void prepare() throws SQLException {
        try (Connection connection = connectAsSuperuser("postgres")) {
            new ApplicationDatabase(connection).ensure(APPLICATION, password);
        }
    }
}
