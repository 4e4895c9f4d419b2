package energy.wattle.laboratory.wire.instances;

import energy.wattle.files.CsvRow;
import energy.wattle.files.CsvTable;
import energy.wattle.files.Fault;
import energy.wattle.files.Faults;
import energy.wattle.laboratory.core.capacity.Footprint;
import energy.wattle.laboratory.core.capacity.Instances;
import energy.wattle.laboratory.core.capacity.Servers;
import energy.wattle.units.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the launcher has measured: lines {@code instance,kind,measure,value}, values whole and not negative. */
final class MeasuredFile {

    private static final List<String> COLUMNS = List.of("instance", "kind", "measure", "value");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,15}");
    private static final String MACHINE = "machine";
    private static final String GATEWAY = "gateway";

    private final Path file;
    private final Faults faults = new Faults();
    /** By kind and measure: sum and number. */
    private final Map<String, long[]> sums = new TreeMap<>();

    private MeasuredFile(Path file) {
        this.file = file;
    }

    /** @throws energy.wattle.files.BadInputException with all that is wrong with the file */
    static Instances read(Path file) {
        MeasuredFile measured = new MeasuredFile(file);
        CsvTable.read(file, COLUMNS, measured.faults, measured::take);
        measured.faults.throwIfAny();
        Instances instances = measured.instances();
        measured.faults.throwIfAny();
        return instances;
    }

    private void take(CsvRow row) {
        String value = row.text("value");
        if (!WHOLE.matcher(value).matches()) {
            row.refuse("value", Problem.of("laboratory.instances.value"));
            return;
        }
        long[] sum = sums.computeIfAbsent(key(row.text("kind"), row.text("measure")), _ -> new long[2]);
        sum[0] += Long.parseLong(value);
        sum[1]++;
    }

    private Instances instances() {
        Servers servers =
                new Servers(footprint("cloud"), footprint("edge-cluster"), footprint(GATEWAY), footprint("full"));
        Instances.Machine machine = new Instances.Machine(
                mean(MACHINE, "cores"),
                mean(MACHINE, "memory_kb"),
                mean(MACHINE, "speed"),
                mean(MACHINE, "busy_hundredths"));
        Instances.Change change = new Instances.Change(
                mean(MACHINE, "artifact_bytes"),
                mean(MACHINE, "changed_bytes"),
                mean(GATEWAY, "page_bytes"),
                mean(GATEWAY, "update_ms"),
                mean(GATEWAY, "blocks_without"),
                mean(GATEWAY, "return_ms"));
        return new Instances(servers, machine, change);
    }

    private Footprint footprint(String kind) {
        long window = Math.max(1, mean(kind, "window_ms"));
        return new Footprint(
                Math.max(1, mean(kind, "jvm_kb") + mean(kind, "database_kb")),
                Math.max(1, Math.ceilDiv(mean(kind, "cpu_ms") * 1000, window)),
                Math.max(1, mean(kind, "ready_ms")),
                Math.max(1, mean(kind, "start_cpu_ms")));
    }

    /** Of all instances of the kind; one that was not measured is a fault, and 0. */
    private long mean(String kind, String measure) {
        long[] sum = sums.get(key(kind, measure));
        if (sum == null) {
            faults.add(new Fault(
                    file.toString(), 1, "measure", key(kind, measure), Problem.of("laboratory.instances.absent")));
            return 0;
        }
        return sum[0] / sum[1];
    }

    private static String key(String kind, String measure) {
        return kind + " " + measure;
    }
}
