package energy.wattle.laboratory.wire.instances;

import energy.wattle.files.CommandRun;
import energy.wattle.files.CsvOutput;
import energy.wattle.laboratory.core.capacity.Instances;
import energy.wattle.laboratory.wire.report.InstancesReport;
import energy.wattle.laboratory.wire.report.TableOne;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Figure 9 and table 1 of {@code ./wattle experiments}: what follows from what the launcher has measured. */
@Command(
        name = "wattle experiments --figure 9,table1",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes figure 9, table 1 and a report from what was measured on instances.")
public final class InstancesCommand implements Callable<Integer> {

    @Option(names = "--measured", required = true, paramLabel = "FILE", description = "What was measured.")
    private Path measured = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
    private Path out = Path.of("");

    public static void main(String[] args) {
        System.exit(new CommandLine(new InstancesCommand()).execute(args));
    }

    @Override
    public Integer call() {
        try {
            return CommandRun.run(this::derive);
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage());
            return CommandRun.BAD_INPUT;
        }
    }

    private void derive() {
        Instances instances = MeasuredFile.read(measured);
        write(instances);
        System.out.println("figure 9");
        System.out.println(InstancesReport.found(instances).english());
        System.out.println("table 1");
        TableOne.of(instances)
                .rows()
                .forEach(row -> System.out.printf(
                        "%s%n  traditional: %s%n  tiers: %s%n",
                        row.item().english(),
                        row.traditional().english(),
                        row.tiers().english()));
    }

    private void write(Instances instances) {
        Path page = out.resolve("instances.html");
        try {
            Files.createDirectories(out);
            Files.writeString(page, InstancesReport.page(instances), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(page, e), e);
        }
        CsvOutput.write(out.resolve("figure-9.csv"), csv -> {
            csv.writeRecord(List.of("servers", "tiers", "limit", "full_installations_packed", "traditional"));
            for (int servers : InstancesReport.POOLS) {
                csv.writeRecord(List.of(
                        Integer.toString(servers),
                        Long.toString(instances.servers().tiers(servers)),
                        instances.servers().limit(servers).toString(),
                        Long.toString(instances.servers().packed(servers)),
                        Long.toString(instances.servers().traditional(servers))));
            }
        });
        CsvOutput.write(out.resolve("table-1.csv"), csv -> {
            csv.writeRecord(List.of("item", "traditional", "traditional_basis", "tiers", "tiers_basis"));
            TableOne.of(instances)
                    .rows()
                    .forEach(row -> csv.writeRecord(List.of(
                            row.item().english(),
                            row.traditional().english(),
                            row.traditionalBasis().english(),
                            row.tiers().english(),
                            row.tiersBasis().english())));
        });
    }
}
