package energy.wattle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher lays the packaged application out and starts it, with a Java that tells what it was asked for. */
@Timeout(60)
class QuickStartTest {

    private static final Path PARTS = Path.of("src/build/launcher").toAbsolutePath();
    private static final String CACHE = "-XX:AOTCache=";
    private static final String JAR = "wattle-1.jar";

    /** Notes every call; takes a jar apart, and keeps what it has loaded unless a file `broken` lies beside it. */
    private static final String JAVA = """
            #!/bin/bash
            home=$(dirname "$(dirname "$0")")
            echo "$*" >>"$home/calls"
            case "$*" in
                -Xinternalversion) cat "$home/version" ;;
                *' extract --destination '*) mkdir -p "${@: -1}/lib" && cp "$4" "${@: -1}" ;;
                *' rehearse '*) [[ ! -e $home/broken ]] && echo classes >"${1#*=}" ;;
            esac
            """.stripIndent();

    @TempDir
    Path folder;

    @BeforeEach
    void bringJavaAndApplication() throws IOException {
        Files.createDirectories(folder.resolve("jdk/bin"));
        executable(folder.resolve("jdk/bin/java"), JAVA);
        executable(folder.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Files.writeString(folder.resolve("jdk/version"), "one");
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target").resolve(JAR), "the application");
    }

    @Test
    void the_first_start_is_rehearsed_and_later_ones_are_not() throws Exception {
        assertThat(start("--here")).contains("preparing quick starts");
        assertThat(calls()).filteredOn(call -> call.contains(" rehearse ")).hasSize(1);
        assertThat(calls().getLast()).contains(CACHE, "build/application", JAR + " --here");

        assertThat(start()).doesNotContain("preparing");
        assertThat(calls()).filteredOn(call -> call.contains(" rehearse ")).hasSize(1);
        assertThat(calls()).filteredOn(call -> call.contains(" extract ")).hasSize(1);
        assertThat(calls().getLast()).contains(CACHE);
    }

    @Test
    void a_gateway_starts_with_the_settings_of_a_small_machine_and_others_with_javas_own() throws Exception {
        start("--spring.profiles.active=gateway");
        assertThat(calls().getLast()).contains("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", CACHE);

        start("--spring.profiles.active=cloud");
        assertThat(calls().getLast())
                .doesNotContain("-Xmx", "TieredStopAtLevel")
                .contains(CACHE);
    }

    @Test
    void where_the_rehearsal_fails_the_application_starts_without_it_and_it_is_not_tried_again() throws Exception {
        Files.createFile(folder.resolve("jdk/broken"));

        assertThat(start()).contains("starts stay slower", "rehearsal.log");
        assertThat(calls().getLast()).doesNotContain(CACHE).contains(JAR);

        Files.delete(folder.resolve("jdk/broken"));
        assertThat(start()).doesNotContain("preparing");
        assertThat(calls().getLast()).doesNotContain(CACHE);
    }

    @Test
    void another_jdk_rehearses_for_itself() throws Exception {
        start();
        Files.writeString(folder.resolve("jdk/version"), "two");

        assertThat(start()).contains("preparing");
    }

    @Test
    void a_new_build_is_laid_out_anew_and_the_old_one_goes_once_nothing_runs_from_it() throws Exception {
        start();
        Path first = laidOut().getFirst();
        Files.writeString(first.resolve("used-by/" + ProcessHandle.current().pid()), "");
        Files.writeString(folder.resolve("target").resolve(JAR), "the application, changed");

        assertThat(start()).contains("preparing");
        assertThat(laidOut()).hasSize(2).contains(first);

        Files.delete(first.resolve("used-by/" + ProcessHandle.current().pid()));
        Files.writeString(folder.resolve("target").resolve(JAR), "the application, changed again");
        start();
        assertThat(laidOut()).hasSize(1).doesNotContain(first);
    }

    @Test
    void without_a_packaged_application_it_says_so() throws Exception {
        Files.delete(folder.resolve("target").resolve(JAR));

        assertThat(start()).contains("there is no packaged application");
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("jdk/calls"));
    }

    private List<Path> laidOut() throws IOException {
        try (var folders = Files.list(folder.resolve("build/application"))) {
            return folders.toList();
        }
    }

    /** What the launcher says while it rehearses where need be, and starts. */
    private String start(String... arguments) throws Exception {
        String parts = "ROOT=$PWD; for part in talk debian jdk maven build application; do . '%s/'$part.sh; done; "
                .formatted(PARTS);
        List<String> command = new ArrayList<>(
                List.of("bash", "-euc", parts + "need_jdk; rehearse_start; start_application \"$@\"", "wattle"));
        command.addAll(List.of(arguments));
        Path talk = Files.createTempFile(folder, "talk", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(talk.toFile());
        builder.environment().remove("WATTLE_BUILD");
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        assertThat(builder.start().waitFor(50, TimeUnit.SECONDS)).isTrue();
        return Files.readString(talk);
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
