package energy.wattle.laboratory.wire.report;

import energy.wattle.laboratory.core.capacity.Footprint;
import energy.wattle.laboratory.core.capacity.Instances;
import energy.wattle.laboratory.core.capacity.Servers;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/** Figure 9 and table 1 as one page that needs nothing else. A function of what was measured. */
public final class InstancesReport {

    /** Servers of figure 9: the paper's three, then more. */
    public static final List<Integer> POOLS = List.of(3, 6, 9, 12);

    private final Instances instances;
    private final Servers servers;
    private final Markup html = new Markup();

    private InstancesReport(Instances instances) {
        this.instances = instances;
        servers = instances.servers();
    }

    public static String page(Instances instances) {
        return new InstancesReport(instances).page();
    }

    /** What is seen in figure 9. */
    public static Words found(Instances instances) {
        Servers servers = instances.servers();
        int first = POOLS.getFirst();
        int last = POOLS.getLast();
        return Words.joined(List.of(
                Words.of(
                        "laboratory.instances.found",
                        first,
                        servers.tiers(first),
                        servers.traditional(first),
                        Numbers.ratio(100 * servers.tiers(first) / servers.traditional(first))),
                Words.of(
                        "laboratory.instances.more",
                        last,
                        servers.tiers(last),
                        servers.traditional(last),
                        Numbers.ratio(100 * servers.tiers(last) / servers.traditional(last))),
                Words.of("laboratory.instances.ends." + servers.limit(first)),
                Words.of("laboratory.instances.shared", first, servers.packed(first))));
    }

    private String page() {
        Report.begin(html);
        html.both("h1", "", Words.of("laboratory.instances.title"));
        html.both("p", "", Words.of("laboratory.instances.intro"));
        html.open("section id='f-9'").both("h2", "", Words.of("laboratory.instances.figure"));
        html.both("p", "paper", Words.of("laboratory.instances.paper"));
        html.both("p", "found", found(instances));
        html.open("div class='plots'")
                .open("figure")
                .raw(plot())
                .close("figure")
                .close("div");
        html.close("section");
        tableOne();
        footprints();
        return html.raw("</main></body></html>\n").toString();
    }

    private String plot() {
        List<LinePlot.Line> lines = List.of(
                line("tiers", "improved", servers::tiers),
                line("packed", "paper", servers::packed),
                line("traditional", "traditional", servers::traditional));
        List<Words> xs =
                POOLS.stream().map(pool -> Words.plain(pool.toString())).toList();
        return LinePlot.drawn(
                        Words.of("laboratory.instances.figure"),
                        xs,
                        Words.of("laboratory.instances.axis"),
                        Words.of("laboratory.instances.y"),
                        lines)
                + LinePlot.legend(lines);
    }

    private static LinePlot.Line line(String name, String kind, IntToLongFunction values) {
        return new LinePlot.Line(
                Words.of("laboratory.instances.series." + name),
                kind,
                POOLS.stream()
                        .map(pool -> values.applyAsLong(pool))
                        .map(value -> Optional.of(new LinePlot.Value(value, value, value)))
                        .toList());
    }

    private void tableOne() {
        html.open("section id='table-1'").both("h2", "", Words.of("laboratory.instances.table"));
        html.both("p", "paper", Words.of("laboratory.instances.table.paper"));
        html.open("div class='wide'").open("table class='words'").open("thead").open("tr");
        for (String column : List.of("item", "traditional", "tiers")) {
            html.both("th", "", Words.of("laboratory.instances.column." + column));
        }
        html.close("tr").close("thead").open("tbody");
        for (TableOne.Row row : TableOne.of(instances).rows()) {
            html.open("tr").both("td", "", row.item());
            html.both("td", "", withBasis(row.traditional(), row.traditionalBasis()));
            html.both("td", "", withBasis(row.tiers(), row.tiersBasis())).close("tr");
        }
        html.close("tbody").close("table").close("div").close("section");
    }

    private static Words withBasis(Words cell, Words basis) {
        return Words.of("laboratory.instances.cell", cell, basis);
    }

    private void footprints() {
        Instances.Machine machine = instances.machine();
        html.open("section id='footprints'").both("h2", "", Words.of("laboratory.instances.footprints"));
        html.both(
                "p",
                "",
                Words.of(
                        "laboratory.instances.machine",
                        machine.cores(),
                        TableOne.megabytes(machine.memory()),
                        machine.speed(),
                        Numbers.ratio(machine.busy())));
        html.open("div class='wide'").open("table").open("thead").open("tr");
        for (String column : List.of("kind", "memory", "load", "ready", "work")) {
            html.both("th", "", Words.of("laboratory.instances.column." + column));
        }
        html.close("tr").close("thead").open("tbody");
        footprint("cloud", servers.cloud());
        footprint("edge", servers.edge());
        footprint("gateway", servers.gateway());
        footprint("full", servers.full());
        html.close("tbody").close("table").close("div").close("section");
    }

    private void footprint(String kind, Footprint footprint) {
        html.open("tr").both("td", "", Words.of("laboratory.instances.kind." + kind));
        for (String cell : List.of(
                TableOne.megabytes(footprint.memory()),
                Long.toString(footprint.load()),
                TableOne.seconds(footprint.ready()),
                TableOne.seconds(footprint.startWork()))) {
            html.open("td class='number'").text(cell).close("td");
        }
        html.close("tr");
    }
}
