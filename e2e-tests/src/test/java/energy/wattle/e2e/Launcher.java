package energy.wattle.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./wattle}, on what is built. */
final class Launcher {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private Launcher() {}

    /**
     * Runs a command to its end, which has to be a good one.
     *
     * @return what it told
     */
    static String run(String... arguments) {
        Outcome outcome = end(Map.of(), arguments);
        if (outcome.status() != 0) {
            throw new AssertionError("./wattle %s: %s".formatted(String.join(" ", arguments), outcome.told()));
        }
        return outcome.told();
    }

    /** How a command ended. */
    record Outcome(int status, String told) {}

    /**
     * Runs a command to its end, whatever that is.
     *
     * @param environment beside that of the tests
     */
    static Outcome end(Map<String, String> environment, String... arguments) {
        try {
            Path told = Files.createTempFile("wattle-told", ".txt");
            ProcessBuilder builder = command(told, arguments);
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            String text = Files.readString(told, StandardCharsets.UTF_8);
            if (process.isAlive()) {
                throw new AssertionError("./wattle %s goes on: %s".formatted(String.join(" ", arguments), text));
            }
            return new Outcome(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param told where all that it tells goes */
    static ProcessBuilder command(Path told, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of("..", "wattle").toAbsolutePath().normalize().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(told.toFile());
        // The tests hold the lock of a build.
        builder.environment().put("WATTLE_BUILD", "off");
        return builder;
    }
}
