package energy.wattle.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM that runs {@link ServerInAnotherJvm}, to be killed or to be ended. */
record OtherJvm(Process process) implements AutoCloseable {

    /**
     * Starts it and waits until its row is committed; {@code prefix} goes before the command, {@code jars} are its
     * classes.
     */
    static OtherJvm start(List<String> prefix, List<Path> jars, Path folder, String text) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jars.stream().map(Path::toString).collect(Collectors.joining(":")),
                ServerInAnotherJvm.class.getName(),
                folder.toString(),
                text);
        Process process = new ProcessBuilder(
                        Stream.concat(prefix.stream(), command.stream()).toList())
                .redirectErrorStream(true)
                .start();
        OtherJvm jvm = new OtherJvm(process);
        jvm.awaitReady();
        return jvm;
    }

    static List<Path> ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(":", -1))
                .map(Path::of)
                .toList();
    }

    /** As {@code kill -9} does: nothing in it gets to run any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitReady() throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(ServerInAnotherJvm.READY)) {
                return;
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the other JVM ended before it was ready:\n" + said);
    }
}
