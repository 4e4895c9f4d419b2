package energy.wattle.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A command run as its users run it: a process of its own, in a folder of its own. */
public record CommandProcess(int status, String output, List<String> errors) {

    /**
     * Runs a main class with the tests' class path and waits for its end.
     *
     * @param folder working directory; takes the process's output in files of its own
     */
    public static CommandProcess run(Path folder, Class<?> main, String... arguments) {
        return run(Locale.getDefault(), folder, main, arguments);
    }

    /** The same on a machine that speaks the given language. */
    public static CommandProcess run(Locale machine, Path folder, Class<?> main, String... arguments) {
        return run("-XX:TieredStopAtLevel=1", machine, folder, main, arguments);
    }

    /** The same with all of Java's compilers, which pay for themselves in a command that takes minutes. */
    public static CommandProcess runLong(Path folder, Class<?> main, String... arguments) {
        return run("-XX:+TieredCompilation", Locale.getDefault(), folder, main, arguments);
    }

    private static CommandProcess run(
            String compilers, Locale machine, Path folder, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                compilers,
                "-XX:+UseSerialGC",
                "-Duser.language=" + machine.getLanguage(),
                "-Duser.country=" + machine.getCountry(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("process-output");
        Path errors = folder.resolve("process-errors");
        try {
            int status = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start()
                    .waitFor();
            return new CommandProcess(
                    status, Files.readString(output), Files.readAllLines(errors, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
