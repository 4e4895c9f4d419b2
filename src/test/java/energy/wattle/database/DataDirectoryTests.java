package energy.wattle.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.database.service.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What is kept from one start to the next, and which directories are refused. */
class DataDirectoryTests {

    private final Path folder;
    private final DatabaseProperties properties;

    DataDirectoryTests(@TempDir Path folder) {
        this.folder = folder;
        this.properties = TestDatabase.serverIn(folder);
    }

    @Test
    void dataAndPasswordAreKeptBetweenTwoStarts() throws SQLException {
        String password;
        try (PostgresServer server = PostgresServer.start(properties)) {
            password = server.password();
            execute(server, "create table note as select 'kept' as text");
        }
        try (PostgresServer server = PostgresServer.start(properties)) {
            assertThat(server.password()).isEqualTo(password);
            assertThat(note(server)).isEqualTo("kept");
        }
    }

    @Test
    void whatAKilledFirstStartLeftIsClearedAway() throws IOException {
        Files.createDirectories(folder.resolve("postgresql.new-123/base"));
        PostgresServer.start(properties).close();
        assertThat(folder.resolve("postgresql.new-123")).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.new-*");
    }

    @Test
    void aProcessIdGivenToAnotherProgramIsNotTakenForTheServer() throws Exception {
        PostgresServer.start(properties).close();
        Path processFile = properties.directory().resolve("postmaster.pid");
        Files.writeString(
                processFile,
                String.join(
                        "\n",
                        Long.toString(ProcessHandle.current().pid()),
                        properties.directory().toString(),
                        "1",
                        "1",
                        "",
                        "",
                        "",
                        ""));
        try (PostgresServer server = PostgresServer.start(properties)) {
            execute(server, "select 1");
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsRefusedWithItsVersion() throws IOException {
        Files.createDirectories(properties.directory());
        Files.writeString(properties.directory().resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> PostgresServer.start(properties).close())
                .isInstanceOfSatisfying(
                        DatabaseUnavailableException.class,
                        refusal -> assertThat(refusal.action()).contains("pg_dump", "wattle.database.directory"))
                .hasMessage("The data in %s was made by PostgreSQL 17; this Wattle brings PostgreSQL 18."
                        .formatted(properties.directory()));
    }

    @Test
    void aDirectoryOfOtherFilesIsRefusedAndLeftAlone() throws IOException {
        Path letter = Files.createDirectories(properties.directory()).resolve("letter.txt");
        Files.writeString(letter, "dear reader");
        assertThatThrownBy(() -> PostgresServer.start(properties).close())
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessage(properties.directory() + " holds files but no PostgreSQL data.");
        assertThat(letter).hasContent("dear reader");
    }

    @Test
    void dataWithoutItsPasswordIsRefused() throws IOException {
        PostgresServer.start(properties).close();
        Files.delete(folder.resolve("postgresql.password"));
        assertThatThrownBy(() -> PostgresServer.start(properties).close())
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("has lost its password");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsToldByKeyAndValue() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        DatabaseProperties inAFile = new DatabaseProperties(
                file.resolve("postgresql"),
                TestDatabase.PROGRAMS,
                0,
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                false);
        assertThatThrownBy(() -> PostgresServer.start(inAFile).close())
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("wattle.database.directory=" + inAFile.directory());
    }

    @Test
    void portsAndTimeoutsOutOfRangeAreRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new DatabaseProperties(folder, TestDatabase.PROGRAMS, 65_536, second, second, false))
                .hasMessageContaining("wattle.database.port: 65536");
        assertThatThrownBy(() -> new DatabaseProperties(folder, TestDatabase.PROGRAMS, 0, Duration.ZERO, second, false))
                .hasMessageContaining("wattle.database.startup-timeout: PT0S");
        assertThatThrownBy(() ->
                        new DatabaseProperties(folder, TestDatabase.PROGRAMS, 0, second, Duration.ofHours(2), false))
                .hasMessageContaining("wattle.database.shutdown-timeout: PT2H");
        assertThatThrownBy(() -> new DatabaseProperties(
                        folder, TestDatabase.PROGRAMS, 0, second, second, false, DataSize.ofMegabytes(7)))
                .hasMessageContaining("wattle.database.shared-buffers: 7340032B is out of range; 8MB to 8GB is right");
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connectAsSuperuser("wattle");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String note(PostgresServer server) throws SQLException {
        try (Connection connection = server.connectAsSuperuser("wattle");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select text from note")) {
            row.next();
            return row.getString(1);
        }
    }
}
