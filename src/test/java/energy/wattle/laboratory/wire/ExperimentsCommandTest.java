package energy.wattle.laboratory.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExperimentsCommandTest {

    @TempDir
    private static Path folder;

    private static Outcome first = new Outcome(-1, "", "");

    private record Outcome(int status, String output, String talk) {}

    @BeforeAll
    static void runEverythingSmall() {
        first = experiments(
                "--quick", "--seed", "3", "--out", folder.resolve("first").toString());
    }

    @Test
    void everyFigureHasATableAndTheReportTellsOfAll() throws IOException {
        assertThat(first.status()).as(first.talk()).isZero();
        assertThat(tables("first")).hasSize(16);
        assertThat(report()).contains("id='f-5'", "id='f-8c'", "id='f-recovery'", "id='failures'", "id='parameters'");
        assertThat(first.output()).contains("figure 5", "figure election").doesNotContain("left");
        assertThat(first.talk()).contains("about", "left");
    }

    @Test
    void theSameSeedAndCostsGiveTheSameBytes() throws IOException {
        Outcome second = experiments(
                "--quick",
                "--seed",
                "3",
                "--threads",
                "1",
                "--out",
                folder.resolve("second").toString());

        assertThat(second.output()).isEqualTo(first.output());
        for (Path table : tables("first")) {
            assertThat(folder.resolve("second").resolve(table.getFileName())).hasSameBinaryContentAs(table);
        }
        assertThat(folder.resolve("second/report.html")).hasSameBinaryContentAs(folder.resolve("first/report.html"));
    }

    @Test
    void whatWasStoppedGoesOnWhereItWas() throws IOException {
        Path half = Files.createDirectories(folder.resolve("half"));
        List<String> journal = Files.readAllLines(folder.resolve("first/runs.journal"));
        String cutOff = journal.get(40).substring(0, journal.get(40).length() / 2);
        Files.writeString(
                half.resolve("runs.journal"), String.join("\n", journal.subList(0, 40)) + "\n" + cutOff + "\n");
        int all = journal.size();

        Outcome outcome = experiments("--quick", "--seed", "3", "--out", half.toString());

        assertThat(outcome.talk()).contains("1 of %d runs".formatted(all - 40));
        assertThat(half.resolve("figure-7.csv")).hasSameBinaryContentAs(folder.resolve("first/figure-7.csv"));
    }

    @Test
    void theReportNeedsNothingElseAndItsPartsOfTimeAreInTheTable() throws IOException {
        String report = report().replace("http://www.w3.org/2000/svg", "");

        assertThat(report).doesNotContain("http://", "https://", "<script", "url(", "<link", "<img");
        assertThat(report).contains("lang='zh'", "prefers-color-scheme:dark", "width=device-width");
        assertThat(Files.readString(folder.resolve("first/figure-5.csv")))
                .startsWith("figure,series,x,seed,")
                .contains("election_us,propose_us,verify_us,schedule_us,bad_delegate_us,other_tier_us");
    }

    @Test
    void theReportSaysWhereTheImprovedAlgorithmIsNotBetter() throws IOException {
        // Votes of all are more bytes than a leader's word alone, whatever signing and links cost.
        String bytes = report().split("id='f-bytes'", 2)[1].split("<section", 2)[0];
        assertThat(bytes).contains("not better at any place", "在所试的每一处，改进算法都不更好");
    }

    @Test
    void aCostsFileChangesWhatIsMeasured() throws IOException {
        Path costs = Files.writeString(
                folder.resolve("slow.json"),
                "{\"sign_ns\":1000000,\"verify_ns\":9000000,\"hash_ns_per_kib\":1,\"execute_ns\":1,\"store_ns\":1}");

        experiments("--quick", "--seed", "3", "--figure", "5", "--costs", costs.toString(), "--out", at("slow"));

        assertThat(Files.readString(folder.resolve("slow/figure-5.csv")))
                .isNotEqualTo(Files.readString(folder.resolve("first/figure-5.csv")));
    }

    @Test
    void measuredCostsAreWrittenWhereTheyCanBeUsedAgain() throws IOException {
        Outcome outcome = experiments("--quick", "--figure", "stake", "--measure-costs", "--out", at("measured"));

        assertThat(outcome.status()).as(outcome.talk()).isZero();
        assertThat(CostsFile.read(folder.resolve("measured/costs.json")).verify())
                .isPositive();
    }

    @Test
    void wrongArgumentsAreRefusedWithAWayOn() throws IOException {
        assertThat(experiments("--figure", "9").talk()).contains("there is no figure '9'");
        Path costs = Files.writeString(folder.resolve("bad.json"), "{\"sign_ns\":1}");
        Outcome outcome = experiments("--figure", "5", "--costs", costs.toString(), "--out", at("none"));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.talk()).contains("verify_ns is missing");
    }

    private static String at(String name) {
        return folder.resolve(name).toString();
    }

    private static String report() throws IOException {
        return Files.readString(folder.resolve("first/report.html"));
    }

    private static List<Path> tables(String of) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(of))) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    private static Outcome experiments(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(talk, true, StandardCharsets.UTF_8));
            CommandLine command = new CommandLine(new ExperimentsCommand());
            command.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
            int status = command.execute(arguments);
            return new Outcome(status, output.toString(StandardCharsets.UTF_8), talk.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
