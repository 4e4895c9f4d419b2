package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.core.election.LivelyChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State roots are equal at equal heights, wherever a chain is replayed. Source: Ledger, Invariants. */
class DeterminismTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "sm"})
    void twoJavaMachinesWithOtherSettingsReplayAChainToTheSameStateRoots(String suite) throws Exception {
        ElectionChain chain = LivelyChain.of(CryptoSuites.named(suite).orElseThrow());
        List<String> lines = ReplayProgram.written(chain);
        Path file = Files.write(folder.resolve("chain.txt"), lines, StandardCharsets.US_ASCII);

        List<String> turkish = run(
                file,
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Apia",
                "-Dfile.encoding=ISO-8859-9",
                "-XX:+UseSerialGC",
                "-Xmx96m");
        List<String> arabic = run(
                file,
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dfile.encoding=UTF-16",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseParallelGC",
                "-Xmx512m");

        assertThat(turkish.getFirst()).startsWith("tr-TR Pacific/Apia ISO-8859-9");
        assertThat(arabic.getFirst()).startsWith("ar-EG Asia/Kathmandu UTF-16");
        assertThat(withoutSettings(turkish)).hasSize((int) chain.height()).isEqualTo(ReplayProgram.replay(lines));
        assertThat(withoutSettings(arabic)).isEqualTo(withoutSettings(turkish));
    }

    private static List<String> withoutSettings(List<String> output) {
        return output.subList(1, output.size());
    }

    private List<String> run(Path chain, String... settings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(settings));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), ReplayProgram.class.getName(), chain.toString()));
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean hasEnded = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(hasEnded && process.exitValue() == 0)
                .as(() -> String.join("\n", lines(output)))
                .isTrue();
        return lines(output);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
