package energy.wattle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, run as a user runs it: a process with arguments, an environment and a working directory. */
@Timeout(60)
class LauncherTest {

    private static final Path LAUNCHER = Path.of("wattle").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void help_names_every_command_on_standard_output() throws Exception {
        Outcome outcome = wattle("help");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output())
                .contains(
                        "run",
                        "clear",
                        "settle",
                        "verify",
                        "simulate",
                        "experiments",
                        "audit",
                        "replay",
                        "import-readings",
                        "test",
                        "bench",
                        "help",
                        "--yes");
        assertThat(outcome.talk()).isEmpty();
    }

    @Test
    void without_a_command_it_shows_the_help() throws Exception {
        assertThat(wattle()).isEqualTo(wattle("help"));
    }

    @Test
    void an_unknown_command_is_refused_with_a_way_on() throws Exception {
        Outcome outcome = wattle("frobnicate");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.talk()).contains("there is no command 'frobnicate'", "./wattle help");
        assertThat(outcome.output()).isEmpty();
    }

    @Test
    void the_option_that_stops_questions_stands_before_or_after_the_command() throws Exception {
        assertThat(wattle("--yes", "help")).isEqualTo(wattle("help", "--yes"));
    }

    @Test
    void testing_an_unknown_module_lists_those_there_are() throws Exception {
        Outcome outcome = wattle("test", "--module", "nosuch");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.talk()).contains("there is no module 'nosuch'", "units", "trading");
        assertThat(outcome.output()).isEmpty();
    }

    @Test
    void testing_a_module_needs_its_name() throws Exception {
        assertThat(wattle("test", "--module").status()).isEqualTo(2);
    }

    @Test
    void a_port_out_of_range_is_refused() throws Exception {
        Outcome outcome = wattle("run", "--port", "65536");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.talk()).contains("--port", "65536", "from 1 to 65535");
    }

    @Test
    void it_works_from_another_folder_and_through_a_link() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("a link"), LAUNCHER);

        assertThat(run(Map.of(), link.toString(), "help").output())
                .isEqualTo(wattle("help").output());
    }

    @Test
    void a_jdk_of_the_right_age_in_java_home_is_taken() throws Exception {
        String home = jdk(folder.resolve("chosen"), "25.0.1");

        assertThat(jdkFoundWith(Map.of("JAVA_HOME", home)).output()).isEqualTo(home);
    }

    @Test
    void an_older_jdk_in_java_home_is_passed_over() throws Exception {
        String old = jdk(folder.resolve("old"), "17.0.15");
        String fit = jdk(folder.resolve("jvm/fit"), "26");

        Outcome outcome = jdkFoundWith(Map.of("JAVA_HOME", old, "WATTLE_JVM_FOLDERS", folder.resolve("jvm") + ""));

        assertThat(outcome.output()).isEqualTo(fit);
    }

    @Test
    void a_folder_of_a_runtime_without_a_compiler_is_passed_over() throws Exception {
        String runtime = jdk(folder.resolve("runtime"), "25.0.1");
        Files.delete(Path.of(runtime, "bin/javac"));
        String fit = jdk(folder.resolve("jvm/fit"), "25.0.1");

        Outcome outcome = jdkFoundWith(Map.of("JAVA_HOME", runtime, "WATTLE_JVM_FOLDERS", folder.resolve("jvm") + ""));

        assertThat(outcome.output()).isEqualTo(fit);
    }

    @Test
    void a_jdk_that_does_not_note_its_version_is_asked() throws Exception {
        String home = jdk(folder.resolve("silent"), "25.0.1");
        Files.delete(Path.of(home, "release"));

        assertThat(jdkFoundWith(Map.of("JAVA_HOME", home)).output()).isEqualTo(home);
    }

    @Test
    void of_several_jdks_the_oldest_fit_one_is_taken() throws Exception {
        jdk(folder.resolve("jvm/a"), "27-ea");
        String fit = jdk(folder.resolve("jvm/b"), "25.0.3");
        jdk(folder.resolve("jvm/c"), "1.8.0_392");
        jdk(folder.resolve("jvm/d"), "26.0.1");

        assertThat(jdkFoundWith(Map.of("WATTLE_JVM_FOLDERS", folder.resolve("jvm") + ""))
                        .output())
                .isEqualTo(fit);
    }

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        jdk(folder.resolve("jvm/old"), "21.0.8");

        Outcome outcome = jdkFoundWith(Map.of("WATTLE_JVM_FOLDERS", folder.resolve("jvm") + ""));

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.talk()).contains("no JDK 25 or later", "JAVA_HOME", "Install");
    }

    private Outcome wattle(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = LAUNCHER.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return run(Map.of(), command);
    }

    /** Which JDK the launcher's own search finds where PATH leads to none but the old one that is put there. */
    private Outcome jdkFoundWith(Map<String, String> environment) throws Exception {
        String search = "ROOT=.; . '%1$s/talk.sh'; . '%1$s/jdk.sh'; need_jdk; printf %%s \"$JDK\""
                .formatted(LAUNCHER.resolveSibling("src/build/launcher"));
        Path old = Path.of(jdk(folder.resolve("on-path"), "17.0.15"), "bin");
        return run(environment, "/usr/bin/env", "PATH=" + old + ":/usr/bin:/bin", "bash", "-euc", search);
    }

    private static String jdk(Path home, String version) throws IOException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        executable(bin.resolve("javac"), "exit 1");
        executable(
                bin.resolve("java"),
                "echo 'openjdk version \"%s\" 2026-01-01' >&2; echo '    java.home = %s' >&2".formatted(version, home));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home.toString();
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Outcome run(Map<String, String> environment, String... command) throws Exception {
        Path output = Files.createTempFile(folder, "output", "");
        Path talk = Files.createTempFile(folder, "talk", "");
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(talk.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "WATTLE_JVM_FOLDERS", "SERVER_PORT"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(output), Files.readString(talk));
    }

    /** How a process ended, and what it wrote to standard output and standard error. */
    private record Outcome(int status, String output, String talk) {}
}
