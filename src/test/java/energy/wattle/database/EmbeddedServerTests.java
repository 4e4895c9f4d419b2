package energy.wattle.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.database.service.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a running server is like, seen from outside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedServerTests {

    private final Path folder;
    private final DatabaseProperties properties;
    private final PostgresServer server;

    EmbeddedServerTests(@TempDir Path folder) {
        this.folder = folder;
        this.properties = TestDatabase.serverIn(folder);
        this.server = PostgresServer.start(properties);
    }

    @Test
    void isPostgreSql18() throws SQLException {
        assertThat(settings().get("server_version_num")).startsWith("18");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void writesEveryCommitToDiskBeforeItIsAnswered() throws SQLException {
        assertThat(settings())
                .containsEntry("fsync", "on")
                .containsEntry("synchronous_commit", "on")
                .containsEntry("full_page_writes", "on")
                .containsEntry("data_checksums", "on");
    }

    @Test
    void listensToThisMachineOnlyAndHasNoSocketFile() throws SQLException {
        assertThat(settings())
                .containsEntry("listen_addresses", "127.0.0.1")
                .containsEntry("unix_socket_directories", "");
    }

    @Test
    void keepsToItsLimitsOfConnectionsAndMemory() throws SQLException {
        assertThat(settings())
                .containsEntry("max_connections", "40")
                .containsEntry("shared_buffers", "8192"); // of 8 kB
    }

    @Test
    void sortsByCodePointWhateverTheMachinesLocale() throws SQLException {
        assertThat(answer("select string_agg(c, '' order by c) from unnest(array['ä', 'b', 'B', 'a']) c"))
                .isEqualTo("Babä");
    }

    @Test
    void trustsNobodyWithoutAPassword() throws SQLException {
        assertThat(answer("select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
        assertThat(settings()).containsEntry("password_encryption", "scram-sha-256");
        assertThat(answer("select bool_and(rolpassword like 'SCRAM-SHA-256$%')::text from pg_authid where rolcanlogin"))
                .isEqualTo("true");
    }

    @Test
    void refusesAWrongPasswordAndNone() {
        for (String role : new String[] {"wattle", "postgres"}) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.url("wattle"), role, "guess")
                            .close())
                    .hasMessageContaining("password authentication failed for user \"" + role + "\"");
            assertThatThrownBy(() -> DriverManager.getConnection(server.url("wattle") + "?user=" + role)
                            .close())
                    .hasMessageContaining("no password was provided");
        }
    }

    @Test
    void keepsThePasswordInAFileThatOnlyItsOwnerReads() throws IOException {
        Path file = folder.resolve("postgresql.password");
        assertThat(Files.readString(file).strip()).isEqualTo(server.password()).hasSize(48);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(properties.directory())))
                .isEqualTo("rwx------");
    }

    @Test
    void givesTheApplicationARoleWithoutPrivileges() throws SQLException {
        assertThat(answer("select concat(rolsuper, rolcreatedb, rolcreaterole) from pg_roles where rolname = 'wattle'"))
                .isEqualTo("fff");
    }

    @Test
    void refusesASecondInstanceOnTheSameDirectory() throws SQLException {
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> PostgresServer.start(properties).close())
                    .isInstanceOfSatisfying(
                            DatabaseUnavailableException.class,
                            refusal -> assertThat(refusal.action()).contains("wattle.database.directory"))
                    .hasMessage("Process %d is already running Wattle's database in %s."
                            .formatted(ProcessHandle.current().pid(), properties.directory()));
        }
        assertThat(answer("select 'serving'")).isEqualTo("serving");
    }

    @Test
    void refusesAPortThatAnotherProgramHas(@TempDir Path elsewhere) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DatabaseProperties onThatPort = new DatabaseProperties(
                    elsewhere.resolve("postgresql"),
                    TestDatabase.PROGRAMS,
                    taken.getLocalPort(),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(30),
                    false);
            assertThatThrownBy(() -> PostgresServer.start(onThatPort).close())
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessage("Another program listens on port %d of this machine.".formatted(taken.getLocalPort()));
        }
    }

    private Map<String, String> settings() throws SQLException {
        try (Connection connection = server.connectAsSuperuser("wattle");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name, setting from pg_settings")) {
            Map<String, String> settings = new HashMap<>();
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
            return settings;
        }
    }

    private String answer(String question) throws SQLException {
        try (Connection connection = server.connectAsSuperuser("wattle");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
