package energy.wattle.laboratory.wire.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is derived from a file as the launcher writes it; the launcher's measuring itself needs processes. */
class InstancesCommandTest {

    @TempDir
    private Path folder;

    @Test
    void figureTableAndReportFollowFromWhatWasMeasured() throws IOException {
        assertThat(derive(measured())).isZero();

        assertThat(Files.readAllLines(folder.resolve("out/figure-9.csv")))
                .hasSize(5)
                .startsWith("servers,tiers,limit,full_installations_packed,traditional", "3,177,MEMORY,87,3");
        String table = Files.readString(folder.resolve("out/table-1.csv"));
        assertThat(table.lines()).hasSize(7);
        // Of two gateways the mean: 250 and 330 MB with their databases.
        assertThat(table)
                .contains(
                        "of which a gateway 290 MB",
                        "decided 12 blocks in the 30 s",
                        "measured",
                        "assumed",
                        "5.4 MB of 217.4 MB");
        String report = Files.readString(folder.resolve("out/instances.html"));
        assertThat(report).contains("id='f-9'", "id='table-1'", "id='footprints'", "177", "离开 15.0 s");
        assertThat(report.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "<script");
    }

    @Test
    void whatWasNotMeasuredIsNotMadeUp() throws IOException {
        List<String> lines = measured();
        lines.removeIf(line -> line.contains("blocks_without"));

        assertThat(derive(lines)).isEqualTo(2);
        assertThat(folder.resolve("out/figure-9.csv")).doesNotExist();
    }

    @Test
    void aValueThatIsNoNumberIsToldWithItsLine() throws IOException {
        List<String> lines = measured();
        lines.set(1, "-,machine,cores,two");
        PrintStream before = System.err;
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(talk, true, StandardCharsets.UTF_8));
            assertThat(derive(lines)).isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        assertThat(talk.toString(StandardCharsets.UTF_8)).contains("measured.csv:2", "'two'", "is no number");
    }

    private int derive(List<String> lines) throws IOException {
        Path file = Files.write(folder.resolve("measured.csv"), lines);
        return new CommandLine(new InstancesCommand()).execute("--measured=" + file, "--out=" + folder.resolve("out"));
    }

    private static List<String> measured() {
        List<String> lines = new ArrayList<>(List.of("instance,kind,measure,value"));
        lines.addAll(List.of(
                "-,machine,cores,2",
                "-,machine,memory_kb,24000000",
                "-,machine,speed,60",
                "-,machine,busy_hundredths,250",
                "-,machine,artifact_bytes,228000000",
                "-,machine,changed_bytes,5700000",
                "g1,gateway,page_bytes,9000",
                "g1,gateway,update_ms,15000",
                "g2,gateway,blocks_without,12",
                "g2,gateway,return_ms,14000"));
        instance(lines, "cloud", "cloud", 500);
        instance(lines, "edge", "edge-cluster", 500);
        instance(lines, "g1", "gateway", 230);
        instance(lines, "g2", "gateway", 310);
        instance(lines, "full", "full", 580);
        return lines;
    }

    private static void instance(List<String> lines, String name, String kind, int megabytes) {
        lines.add("%s,%s,jvm_kb,%d".formatted(name, kind, megabytes * 1024));
        lines.add("%s,%s,database_kb,%d".formatted(name, kind, 20 * 1024));
        lines.add("%s,%s,cpu_ms,1500".formatted(name, kind));
        lines.add("%s,%s,window_ms,30000".formatted(name, kind));
        lines.add("%s,%s,ready_ms,10000".formatted(name, kind));
        lines.add("%s,%s,start_cpu_ms,12000".formatted(name, kind));
    }
}
