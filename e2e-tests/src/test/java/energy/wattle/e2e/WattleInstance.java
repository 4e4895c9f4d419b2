package energy.wattle.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The packaged artifact, running as its users run it: a process of its own with an embedded PostgreSQL in a folder of
 * its own. One for the whole run; it ends with the tests' JVM.
 */
final class WattleInstance {

    private static final Duration START = Duration.ofMinutes(10);

    /** Three times the default: a declaration's journey to its statement is a day and a half of market time. */
    private static final int SPEED = 1_080;

    private static final Duration STOP = Duration.ofSeconds(60);

    /** Of an instance that runs already, while tests are written: {@code http://127.0.0.1:8080}. */
    private static final String RUNNING = "wattle.running";

    private static final class Shared {
        static final WattleInstance INSTANCE = Optional.ofNullable(System.getProperty(RUNNING))
                .filter(address -> !address.isEmpty())
                .map(WattleInstance::new)
                .orElseGet(WattleInstance::start);
    }

    private final String base;

    private WattleInstance(String base) {
        this.base = base;
    }

    /** The instance of this run, started by whoever asks first. */
    static WattleInstance shared() {
        return Shared.INSTANCE;
    }

    String address(String path) {
        return portal().address(path);
    }

    Portal portal() {
        return new Portal(base);
    }

    private static WattleInstance start() {
        try {
            int port = FreePorts.one();
            Path folder = Files.createTempDirectory("wattle-e2e");
            Path log = folder.resolve("wattle.log");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx1g",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            Path.of(System.getProperty("wattle.jar"))
                                    .toAbsolutePath()
                                    .toString(),
                            "--server.port=" + port,
                            "--speed=" + SPEED)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
            WattleInstance instance = new WattleInstance("http://127.0.0.1:" + port);
            Awaitility.await("the application to answer; its log is " + log)
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(250))
                    .failFast("it ended; its log is " + log, () -> !process.isAlive())
                    .ignoreExceptions()
                    .until(instance::isHealthy);
            return instance;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isHealthy() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest health = HttpRequest.newBuilder(URI.create(address("actuator/health")))
                    .build();
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
