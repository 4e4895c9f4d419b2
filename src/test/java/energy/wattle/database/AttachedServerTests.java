package energy.wattle.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.database.service.EmbeddedDatabaseConfiguration;
import energy.wattle.database.service.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** {@code wattle.database.attach}: a command beside an instance, on one server. */
class AttachedServerTests {

    @TempDir
    Path folder;

    @Test
    void theServerOfARunningInstanceIsJoinedAndLeftRunning() throws Exception {
        DatabaseProperties properties = TestDatabase.serverIn(folder);
        try (OtherJvm instance =
                OtherJvm.start(List.of(), OtherJvm.ownClassPath(), folder, TestDatabase.PROGRAMS, "the instance's")) {
            try (PostgresServer joined = PostgresServer.attach(properties)) {
                assertThat(note(joined)).isEqualTo("the instance's");
            }
            try (PostgresServer again = PostgresServer.attach(properties)) {
                assertThat(note(again)).isEqualTo("the instance's");
            }
            assertThat(instance.end()).isZero();
        }
        assertThat(folder.resolve("postgresql/postmaster.pid")).doesNotExist();
    }

    @Test
    void withoutARunningInstanceTheServerIsStartedAndStopped() {
        DatabaseProperties properties = TestDatabase.serverIn(folder);
        PostgresServer.start(properties).close();
        new ApplicationContextRunner()
                .withUserConfiguration(EmbeddedDatabaseConfiguration.class)
                .withPropertyValues(
                        "wattle.database.attach=true",
                        "wattle.database.directory=" + properties.directory(),
                        "wattle.database.programs=" + properties.programs())
                .run(context -> assertThat(properties.directory().resolve("postmaster.pid"))
                        .exists());

        assertThat(properties.directory().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void aDirectoryThatDoesNotExistIsNotMade() {
        DatabaseProperties properties = TestDatabase.serverIn(folder);

        assertThatThrownBy(() -> PostgresServer.attach(properties).close())
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("There is no database in");
        assertThat(properties.directory()).doesNotExist();
    }

    @Test
    void anInstanceThatIsNotReadyIsToldOf() throws Exception {
        DatabaseProperties properties = TestDatabase.serverIn(folder);
        try (PostgresServer server = PostgresServer.start(properties)) {
            Path process = properties.directory().resolve("postmaster.pid");
            String content = Files.readString(process);
            Files.writeString(process, "");
            try {
                assertThatThrownBy(() -> PostgresServer.attach(properties).close())
                        .isInstanceOf(DatabaseUnavailableException.class)
                        .hasMessageContaining("there is no server to join");
            } finally {
                Files.writeString(process, content);
            }
            assertThat(server.password()).isNotEmpty();
        }
    }

    @Test
    void aDatabaseBesideTheApplicationsIsEmptyEachTime() throws Exception {
        DatabaseProperties properties = TestDatabase.serverIn(folder);
        new ApplicationContextRunner()
                .withUserConfiguration(EmbeddedDatabaseConfiguration.class)
                .withPropertyValues(
                        "wattle.database.directory=" + properties.directory(),
                        "wattle.database.programs=" + properties.programs())
                .run(context -> {
                    SideDatabases beside = context.getBean(SideDatabases.class);
                    for (int round = 1; round <= 2; round++) {
                        SideDatabases.Address address = beside.fresh("beside");
                        try (Connection connection = DriverManager.getConnection(
                                        address.url(), address.username(), address.password());
                                Statement statement = connection.createStatement()) {
                            statement.execute("create table left_over (x integer)");
                        }
                    }
                    beside.drop("beside");
                    assertThatThrownBy(() -> beside.fresh("wattle")).isInstanceOf(IllegalArgumentException.class);
                });
    }

    private static String note(PostgresServer server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url("wattle"), "wattle", server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select text from note")) {
            row.next();
            return row.getString(1);
        }
    }
}
