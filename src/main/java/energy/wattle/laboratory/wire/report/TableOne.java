package energy.wattle.laboratory.wire.report;

import energy.wattle.laboratory.core.capacity.Footprint;
import energy.wattle.laboratory.core.capacity.Instances;
import energy.wattle.laboratory.core.capacity.Servers;
import java.util.List;
import java.util.Locale;

/**
 * The paper's table 1 with numbers: each cell measured, derived from what was measured, or told to be an assumption.
 */
public record TableOne(List<Row> rows) {

    /** Gateways below each edge cluster in the deployment that the table speaks of. */
    static final int GATEWAYS = 5;

    private static final Words MEASURED = Words.of("laboratory.instances.measured");
    private static final Words DERIVED = Words.of("laboratory.instances.derived");
    private static final Words ASSUMED = Words.of("laboratory.instances.assumed");

    /** @param traditionalBasis how its cell was found, as {@code tiersBasis} tells it of the other */
    public record Row(Words item, Words traditional, Words traditionalBasis, Words tiers, Words tiersBasis) {}

    public TableOne {
        rows = List.copyOf(rows);
    }

    public static TableOne of(Instances instances) {
        Servers servers = instances.servers();
        Instances.Change change = instances.change();
        Footprint full = servers.full();
        Footprint gateway = servers.gateway();
        long needed = servers.needed(GATEWAYS);
        return new TableOne(List.of(
                row("deployment", List.of(Servers.ZONES), ASSUMED, List.of(Servers.ZONES, gateways()), DERIVED),
                row(
                        "hardware",
                        List.of(Servers.ZONES, 2 * Servers.ZONES, megabytes(full.memory())),
                        DERIVED,
                        List.of(needed, needed + 1, megabytes(servers.memory(GATEWAYS)), megabytes(gateway.memory())),
                        DERIVED),
                row("use", List.of(), ASSUMED, List.of(kilobytes(change.pageBytes())), MEASURED),
                row(
                        "convenience",
                        List.of(Servers.ZONES, megabytesOf(change.artifactBytes()), seconds(full.ready())),
                        DERIVED,
                        List.of(
                                megabytesOf(change.changedBytes()),
                                megabytesOf(change.artifactBytes()),
                                seconds(change.updateMillis())),
                        MEASURED),
                row(
                        "reliability",
                        List.of(seconds(full.ready())),
                        DERIVED,
                        List.of(
                                Instances.Change.AWAY_SECONDS,
                                change.blocksWithout(),
                                seconds(change.returnMillis()),
                                100 / (needed + 1)),
                        MEASURED),
                row(
                        "extension",
                        List.of(),
                        ASSUMED,
                        List.of(
                                seconds(gateway.ready()),
                                seconds(gateway.startWork()),
                                servers.tiers(InstancesReport.POOLS.getFirst()),
                                servers.tiers(InstancesReport.POOLS.getLast()),
                                InstancesReport.POOLS.getFirst(),
                                InstancesReport.POOLS.getLast()),
                        DERIVED)));
    }

    private static int gateways() {
        return Servers.ZONES * GATEWAYS;
    }

    private static Row row(String name, List<?> traditional, Words traditionalBasis, List<?> tiers, Words tiersBasis) {
        String key = "laboratory.instances." + name;
        return new Row(
                Words.of(key),
                Words.of(key + ".traditional", traditional.toArray()),
                traditionalBasis,
                Words.of(key + ".tiers", tiers.toArray()),
                tiersBasis);
    }

    /** @param kibibytes of memory */
    static String megabytes(long kibibytes) {
        return Long.toString(Math.ceilDiv(kibibytes, 1024L));
    }

    private static String megabytesOf(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1024.0 / 1024.0);
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1024.0);
    }

    /** With tenths. */
    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }
}
