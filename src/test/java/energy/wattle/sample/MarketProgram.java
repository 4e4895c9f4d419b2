package energy.wattle.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * What the processes of a test run, which start often: this JVM's own class path, and the classes that Java loaded in a
 * first process and takes back in the others. It does so for jars only, so that folders of classes become some.
 *
 * @param cache Java's ahead-of-time cache; where it could not be made, there is none, and starts are slower
 */
record MarketProgram(String classPath, Path cache) {

    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx700m", "-Xlog:aot=off", "-Xlog:cds=off");

    /** Of a process that is killed after some seconds, for which compiling well does not pay. */
    private static final String SHORT_LIFE = "-XX:TieredStopAtLevel=1";

    /** @param folder where what it needs is put */
    static MarketProgram in(Path folder) throws IOException {
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.isEmpty()) { // a class path may end with a separator
                continue;
            }
            path.add(Files.isDirectory(Path.of(entry)) ? jar(entry, folder.resolve(path.size() + ".jar")) : entry);
        }
        return new MarketProgram(String.join(File.pathSeparator, path), folder.resolve("start.aot"));
    }

    /** Of a process that runs to its end, and then takes a while to write the cache. */
    List<String> rehearsal(Class<?> main) {
        return command(List.of("-XX:AOTCacheOutput=" + cache), main);
    }

    /** Of a process that has a minute's work. */
    List<String> command(Class<?> main) {
        return command(List.of("-XX:AOTCache=" + cache), main);
    }

    List<String> shortLife(Class<?> main) {
        return command(List.of("-XX:AOTCache=" + cache, SHORT_LIFE), main);
    }

    private List<String> command(List<String> options, Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        return command;
    }

    private static String jar(String classes, Path jar) {
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--no-compress", "--file", jar.toString(), "-C", classes, ".");
        assertThat(status).as("jar of %s", classes).isZero();
        return jar.toString();
    }
}
