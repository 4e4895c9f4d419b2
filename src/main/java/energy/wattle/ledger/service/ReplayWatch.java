package energy.wattle.ledger.service;

import energy.wattle.ledger.Replay;
import energy.wattle.ledger.ReplayProgram;
import energy.wattle.ledger.ReplayReports;
import energy.wattle.ledger.store.ReplayRunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has the chains replayed at certain times of day, by a process beside this one that waits for everything else, and
 * keeps what came of it. Source: decision 0086.
 */
final class ReplayWatch implements SmartLifecycle, Runnable {

    private static final Logger log = LoggerFactory.getLogger(ReplayWatch.class);

    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final int TOLD = 500; // characters of a failure

    private final ReplayProgram program;
    private final ReplayRunStore store;
    private final ReplaySettings settings;
    private final Place place;
    private volatile boolean isRunning;
    private Thread thread = new Thread(this, "replay-watch");

    /**
     * Where it runs.
     *
     * @param isPossible whether there is a server that gives an empty database
     */
    record Place(String instance, InstantSource system, boolean isPossible) {}

    ReplayWatch(ReplayProgram program, ReplayRunStore store, ReplaySettings settings, Place place) {
        this.program = program;
        this.store = store;
        this.settings = settings;
        this.place = place;
    }

    @Override
    public boolean isAutoStartup() {
        return place.isPossible() && !settings.at().isEmpty();
    }

    @Override
    public void start() {
        isRunning = true;
        thread = Thread.ofPlatform().name("replay-watch").daemon().start(this);
    }

    @Override
    public void stop() {
        isRunning = false;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public void run() {
        Optional<Instant> next = next(place.system().instant());
        while (isRunning && next.isPresent()) {
            try {
                Thread.sleep(LOOK);
                if (!place.system().instant().isBefore(next.get())) {
                    replay();
                    next = next(place.system().instant());
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                log.error("The chains could not be replayed; it is tried again at the next time", e);
                next = next(place.system().instant());
            }
        }
    }

    /** The first time after an instant; nothing if there is none. */
    Optional<Instant> next(Instant now) {
        Duration later = Duration.ofSeconds(
                Math.floorMod(place.instance().hashCode(), 1 + settings.spread().toSeconds()));
        LocalDateTime from = LocalDateTime.ofInstant(now.minus(later), ZoneOffset.UTC);
        return settings.at().stream()
                .flatMap(time -> Stream.of(
                        from.toLocalDate().atTime(time),
                        from.toLocalDate().plusDays(1).atTime(time)))
                .filter(from::isBefore)
                .min(LocalDateTime::compareTo)
                .map(time -> time.toInstant(ZoneOffset.UTC).plus(later));
    }

    /** Replays now, and waits for the end of it. */
    void replay() throws IOException, InterruptedException {
        long run = store.start(place.system().instant());
        Path folder = Files.createTempDirectory("wattle-replay");
        Path report = folder.resolve("report");
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(program.command(report))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean isOver = process.waitFor(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            if (isOver && Files.exists(report)) {
                finish(run, ReplayReports.read(report));
            } else {
                String failure = isOver ? lastLine(output) : "it took longer than " + settings.patience();
                log.error("The chains could not be replayed: {}", failure);
                store.fail(run, place.system().instant(), failure);
            }
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(report);
            Files.deleteIfExists(output);
            Files.deleteIfExists(folder);
        }
    }

    private void finish(long run, Replay.Report report) {
        store.finish(run, place.system().instant(), report);
        report.difference()
                .ifPresentOrElse(
                        difference -> log.error("The database is not what the chains give: {}", difference),
                        () -> log.info(
                                "The chains give what the database holds: {} blocks executed, {} rows compared",
                                report.blocks(),
                                report.rows()));
    }

    private static String lastLine(Path output) throws IOException {
        String last =
                Files.readString(output).lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b);
        return last.substring(0, Math.min(TOLD, last.length()));
    }
}
