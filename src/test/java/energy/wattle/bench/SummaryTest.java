package energy.wattle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

    @TempDir
    Path folder;

    @Test
    void eachFigureStandsBesideItsGoalItsBaselineAndTheRunBefore() throws IOException {
        measured("market", 250, 100);
        measured("ledger", 7, 5);
        Summary.update(folder, "market");
        measured("market", 200, 90);

        List<Summary.Line> lines = Summary.update(folder, "market");

        assertThat(lines)
                .contains(new Summary.Line(
                        "market", "clearing", 200, "ms", "at most 300", true, Optional.of(90.0), Optional.of(250.0)));
        assertThat(lines)
                .filteredOn(line -> line.benchmark().equals("ledger"))
                .extracting(Summary.Line::measured)
                .containsExactly(7.0, 5.0);
        assertThat(folder.resolve("summary.html"))
                .content()
                .contains("market", "ledger", "250.00 (-20 %)", "at most 300", "reached");
    }

    @Test
    void aRunOfAnotherBenchmarkKeepsWhatWasPrevious() throws IOException {
        measured("market", 250, 100);
        Summary.update(folder, "market");
        measured("market", 200, 100);
        Summary.update(folder, "market");
        measured("ledger", 7, 5);

        assertThat(Summary.update(folder, "ledger"))
                .filteredOn(line -> line.benchmark().equals("market"))
                .extracting(Summary.Line::previous)
                .containsExactly(Optional.of(250.0), Optional.of(100.0));
    }

    private void measured(String benchmark, double figure, double baseline) throws IOException {
        Files.writeString(folder.resolve(benchmark + ".json"), """
                [{"name":"clearing","measured":%s,"unit":"ms","goal":"at most 300","reached":true},
                 {"name":"  sorting","measured":%s,"unit":"ms","goal":"(baseline)","reached":true}]
                """.formatted(figure, baseline));
    }
}
