package energy.wattle.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A cloud, an edge cluster and five gateways from the packaged artifact, each a process with a database of its own, as
 * {@code ./wattle up} starts them. One for the whole run.
 */
final class Deployment {

    static final String CLOUD = "cloud";

    /** Market seconds per real second: time to declare before the first gate. */
    private static final int SPEED = 60;

    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration COMMAND = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(90);

    /** Folder of a deployment that is up already, while tests are written. */
    private static final String RUNNING = "wattle.deployment";

    private static final class Shared {
        static final Deployment DEPLOYMENT = Optional.ofNullable(System.getProperty(RUNNING))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> new Deployment(Path.of(folder)))
                .orElseGet(Deployment::start);
    }

    private final Path folder;

    private Deployment(Path folder) {
        this.folder = folder;
    }

    /** The deployment of this run, started by whoever asks first. */
    static Deployment shared() {
        return Shared.DEPLOYMENT;
    }

    Portal portal(String instance) {
        return new Portal("http://127.0.0.1:" + field(instance, 3));
    }

    /** All of a profile, in the order in which they were started. */
    List<String> instances(String profile) {
        return lines().stream()
                .filter(line -> line.get(1).equals(profile))
                .map(List::getFirst)
                .toList();
    }

    List<String> instances() {
        return lines().stream().map(List::getFirst).toList();
    }

    String edge() {
        return instances("edge-cluster").getFirst();
    }

    String zone() {
        return field(edge(), 2);
    }

    /** Hash of the main chain's first block, by which whoever checks a proof knows the market. */
    String genesis() {
        return database(CLOUD)
                .column("select encode(id, 'hex') from ledger.chain where number = 0")
                .getFirst();
    }

    Path keys() {
        return folder.resolve("keys");
    }

    Path plan() {
        return folder.resolve("plan.json");
    }

    /** Where those below an instance dial it. */
    int peerPort(String instance) {
        return Integer.parseInt(field(instance, 4));
    }

    Database database(String instance) {
        return Database.in(folder.resolve(instance));
    }

    /** The sum of a metric over its tags, as an operator's watching program reads it. */
    double metric(String instance, String name) {
        String login = Base64.getEncoder().encodeToString("operator:wattle-operator".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(portal(instance).address("actuator/prometheus")))
                .header("Authorization", "Basic " + login)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String log(String instance) {
        return read(folder.resolve(instance).resolve("log"));
    }

    /** As the power would: no word to anybody. Its database is a process of its own, and lives on. */
    void kill(String instance) {
        ProcessHandle process = process(instance).orElseThrow();
        process.destroyForcibly();
        process.onExit().orTimeout(COMMAND.toSeconds(), TimeUnit.SECONDS).join();
    }

    void restart(String instance) {
        Launcher.run("restart", instance, "--folder", folder.toString());
    }

    /** @param environment of its processes, beside that of the tests */
    void restart(String instance, Map<String, String> environment) {
        Launcher.Outcome outcome = Launcher.end(environment, "restart", instance, "--folder", folder.toString());
        if (outcome.status() != 0) {
            throw new AssertionError(outcome.told());
        }
    }

    /** With settings that instances have from their next start on; gone when it is closed. */
    Settings with(String... settings) {
        Path file = folder.resolve("played");
        String before = read(file);
        write(file, before + String.join("\n", settings) + "\n");
        return () -> write(file, before);
    }

    /** Settings that are in force for a while. */
    interface Settings extends AutoCloseable {

        @Override
        void close();
    }

    /** One more gateway of the zone, which is not started yet. */
    void add(String instance, int port) {
        String like = instances("gateway").getFirst();
        write(
                folder.resolve("instances"),
                read(folder.resolve("instances"))
                        + String.join(" ", instance, "gateway", zone(), Integer.toString(port), "-", parents(like))
                        + "\n");
    }

    /** Has an instance dial other parents, once it is started again. */
    void setParents(String instance, String parents) {
        List<String> changed = new ArrayList<>();
        for (List<String> line : lines()) {
            List<String> fields = new ArrayList<>(line);
            if (fields.getFirst().equals(instance)) {
                fields.set(5, parents);
            }
            changed.add(String.join(" ", fields));
        }
        write(folder.resolve("instances"), String.join("\n", changed) + "\n");
    }

    /** {@code name@host:port}, the preferred first. */
    String parents(String instance) {
        return field(instance, 5);
    }

    Optional<ProcessHandle> process(String instance) {
        return ProcessHandle.of(Long.parseLong(
                        read(folder.resolve(instance).resolve("pid")).strip()))
                .filter(ProcessHandle::isAlive);
    }

    private static Deployment start() {
        try {
            Path folder = Files.createTempDirectory("wattle-deployment").resolve("deployment");
            Path told = folder.resolveSibling("told.txt");
            String port = Integer.toString(FreePorts.row(20, 1_000));
            Process up = Launcher.command(
                            told,
                            "up",
                            "--folder",
                            folder.toString(),
                            "--gateways",
                            "5",
                            "--speed",
                            Integer.toString(SPEED),
                            "--port",
                            port)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(up)));
            Awaitility.await("all instances to be ready; what was told is in " + told)
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(250))
                    .failFast("./wattle up ended; what it told is in " + told, () -> !up.isAlive())
                    .until(() -> read(told).contains("all instances are ready"));
            return new Deployment(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(Process up) {
        up.destroy();
        try {
            if (!up.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                up.descendants().forEach(ProcessHandle::destroyForcibly);
                up.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Name, profile, zone, port, port for peers, parents. */
    private List<List<String>> lines() {
        return read(folder.resolve("instances"))
                .lines()
                .map(line -> List.of(line.split(" ")))
                .toList();
    }

    private String field(String instance, int field) {
        return lines().stream()
                .filter(line -> line.getFirst().equals(instance))
                .map(line -> line.get(field))
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
