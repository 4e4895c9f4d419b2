package energy.wattle.database.service;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A child process run to its end, in the plain locale and without this process's environment but the PATH. */
final class Command {

    private static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** How a command ended and what it said on both of its outputs. */
    record Outcome(int status, String output) {

        boolean succeeded() {
            return status == 0;
        }
    }

    private Command() {}

    /**
     * Runs a command.
     *
     * @throws IOException if it cannot be started, or has not ended in time (it is then ended)
     */
    static Outcome run(List<String> command, Duration timeout) throws IOException {
        // To a file, not a pipe: a server that the command leaves behind may hold its output open.
        Path output = Files.createTempFile("wattle-command", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            Map<String, String> environment = builder.environment();
            String path = environment.getOrDefault("PATH", USUAL_PATH);
            environment.clear();
            environment.put("PATH", path);
            environment.put("LC_ALL", "C");
            return new Outcome(
                    status(command, builder.start(), timeout),
                    Files.readString(output, StandardCharsets.ISO_8859_1).strip());
        } finally {
            Files.delete(output);
        }
    }

    private static int status(List<String> command, Process process, Duration timeout) throws IOException {
        try {
            if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + command.getFirst());
        }
        process.destroyForcibly();
        throw new IOException("no end of '%s' within %s".formatted(String.join(" ", command), timeout));
    }
}
