package energy.wattle.sample;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process of the application, or of one of its commands, that works on a folder.
 *
 * @param output where all that it says goes
 */
record MarketJvm(Process process, Path folder, Path output) implements AutoCloseable {

    static final Path PROGRAMS = Path.of("target", "postgresql-programs").toAbsolutePath();

    /** @param command a program and its arguments */
    static MarketJvm start(Path folder, String name, List<String> command) throws IOException {
        Path output = folder.resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new MarketJvm(process, folder, output);
    }

    /** Runs until the time is over. */
    void let(Duration time) throws IOException, InterruptedException {
        if (process.waitFor(time.toMillis(), MILLISECONDS)) {
            throw new AssertionError("it ended by itself:%n%s".formatted(said()));
        }
    }

    int end() throws InterruptedException {
        return process.waitFor();
    }

    String said() throws IOException {
        return Files.readString(output);
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The same to its database server with all of that one's processes, as far as there is one already. */
    void killServer() throws IOException {
        Path file = folder.resolve("postgresql/postmaster.pid");
        if (Files.exists(file)) {
            Files.readAllLines(file).stream()
                    .findFirst()
                    .map(Long::parseLong)
                    .flatMap(ProcessHandle::of)
                    .filter(server -> server.info().command().orElse("").endsWith("postgres"))
                    .ifPresent(MarketJvm::killAll);
        }
    }

    private static void killAll(ProcessHandle server) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
