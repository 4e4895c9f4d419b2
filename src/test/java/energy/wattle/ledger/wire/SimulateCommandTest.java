package energy.wattle.ledger.wire;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.files.CommandProcess;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./wattle simulate} as a process. */
class SimulateCommandTest {

    @TempDir
    Path folder;

    @Test
    void whatIsToldIsAFunctionOfTheArgumentsOnAnyMachine() {
        CommandProcess one = simulate(Locale.ENGLISH, "--schedules 6 --seed 1 --nodes 4 --heights 8");
        CommandProcess other = simulate(Locale.of("ar", "EG"), "--schedules 6 --seed 1 --nodes 4 --heights 8");

        assertThat(one.status()).isZero();
        assertThat(one.output())
                .startsWith("schedules: 6 of 4 nodes, 8 heights, safety mode\n")
                .contains("faults injected:\n  lost: ", "\ntrace hash: ")
                .doesNotContain("elections")
                .endsWith("all invariants hold\n");
        assertThat(other.output()).isEqualTo(one.output());
    }

    @Test
    void withEpochsNodesElectAndTheMaliciousLieAboutRoundTripsAndAreEvicted() {
        String arguments = "--schedules 8 --seed 3 --nodes 7 --mode liveness --epoch 5";
        CommandProcess one = simulate(Locale.ENGLISH, arguments);

        assertThat(one.status()).isZero();
        assertThat(one.output())
                .startsWith("schedules: 8 of 7 nodes, 20 heights, liveness mode, epochs of 5 blocks\n")
                .containsPattern("round trip lie: [1-9]")
                .containsPattern("evidence spam: [1-9]")
                .containsPattern("\nelections: [1-9][0-9]*, evictions: [1-9]")
                .endsWith("all invariants hold\n");
        assertThat(simulate(Locale.ENGLISH, arguments).output()).isEqualTo(one.output());
    }

    @ParameterizedTest
    @CsvSource({
        "--epoch 0, --epoch: 1 to 10000",
        "--epoch x, '--epoch'",
        "--nodes 201, --nodes: 1 to 200",
        "--mode both, --mode: safety or liveness"
    })
    void wrongArgumentsAreTold(String argument, String told) {
        CommandProcess simulate = simulate(
                Locale.ENGLISH,
                "--schedules 1 --seed 1 --heights 1 "
                        + (argument.startsWith("--nodes") ? argument : "--nodes 4 " + argument));

        assertThat(simulate.status()).isEqualTo(2);
        assertThat(simulate.output()).isEmpty();
        assertThat(String.join(" ", simulate.errors())).contains(told);
    }

    private CommandProcess simulate(Locale machine, String arguments) {
        return CommandProcess.run(machine, folder, SimulateCommand.class, arguments.split(" "));
    }
}
