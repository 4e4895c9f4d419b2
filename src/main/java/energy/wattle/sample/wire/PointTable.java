package energy.wattle.sample.wire;

import energy.wattle.files.CsvRow;
import energy.wattle.files.CsvTable;
import energy.wattle.files.Fault;
import energy.wattle.files.Faults;
import energy.wattle.sample.core.MeteringPoint;
import energy.wattle.sample.core.ParticipantPlan;
import energy.wattle.sample.core.PointKind;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code points.csv}. */
final class PointTable {

    static final String FILE = "points.csv";
    static final int MAXIMUM_POINTS = 2_000;
    static final int MAXIMUM_ZONES = 20;

    private static final List<String> COLUMNS = List.of("point_id", "zone", "kind", "site_id", "installed_capacity_kw");
    private static final Watts LARGEST = new Watts(1_000_000_000);

    private final Map<String, MeteringPoint> points = new HashMap<>();
    private final Map<String, String> participants = new HashMap<>();
    private final List<MeteringPoint> inOrder = new ArrayList<>();

    private PointTable() {}

    static List<MeteringPoint> read(Path folder, Faults faults) {
        Path file = folder.resolve(FILE);
        PointTable table = new PointTable();
        boolean isRead = CsvTable.read(file, Header.columns(file, COLUMNS), faults, table::add);
        if (isRead && (table.inOrder.isEmpty() || table.inOrder.size() > MAXIMUM_POINTS)) {
            String count = String.valueOf(table.inOrder.size());
            faults.add(new Fault(
                    file.toString(), 1, "point_id", count, Problem.of("sample.points.number", MAXIMUM_POINTS)));
        }
        List<TradingZoneId> zones =
                table.inOrder.stream().map(MeteringPoint::zone).distinct().toList();
        if (zones.size() > MAXIMUM_ZONES) {
            String count = String.valueOf(zones.size());
            faults.add(new Fault(file.toString(), 1, "zone", count, Problem.of("sample.zones.number", MAXIMUM_ZONES)));
        }
        return List.copyOf(table.inOrder);
    }

    private void add(CsvRow row) {
        String id = row.value("point_id", this::newId);
        TradingZoneId zone = row.value("zone", TradingZoneId::new);
        PointKind kind = row.value("kind", PointTable::kind);
        String site = row.value("site_id", PointTable::site);
        Watts installed = row.value("installed_capacity_kw", PointTable::installed);
        if (id == null || zone == null || kind == null || site == null || installed == null) {
            return;
        }
        Optional<String> siteId = site.isEmpty() ? Optional.empty() : Optional.of(site);
        MeteringPoint point = new MeteringPoint(id, zone, kind, siteId, installed);
        String other = participants.putIfAbsent(point.participant(), zone + "|" + site);
        boolean isTaken = other != null && !(siteId.isPresent() && other.equals(zone + "|" + site));
        if (isTaken || ParticipantPlan.isModelled(point.participant(), zone)) {
            row.refuse(
                    siteId.isPresent() ? "site_id" : "point_id",
                    Problem.of("sample.point.participant", point.participant()));
        }
        points.put(id, point);
        inOrder.add(point);
    }

    private String newId(String text) {
        if (points.containsKey(text)) {
            throw new ProblemException(Problem.of("sample.point.twice"));
        }
        return new ParticipantId(text).code();
    }

    private static String site(String text) {
        return text.isEmpty() ? text : new ParticipantId(text).code();
    }

    private static PointKind kind(String text) {
        return Arrays.stream(PointKind.values())
                .filter(kind -> kind.code().equals(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        "sample.point.kind",
                        Arrays.stream(PointKind.values()).map(PointKind::code).collect(Collectors.joining(", ")))));
    }

    private static Watts installed(String text) {
        Watts watts = parsed(text);
        if (watts.value() == 0 || watts.value() > LARGEST.value()) {
            throw new ProblemException(Problem.of("sample.point.capacity", LARGEST));
        }
        return watts;
    }

    private static Watts parsed(String text) {
        if (text.startsWith("-")) {
            throw new ProblemException(Problem.of("sample.point.capacity", LARGEST));
        }
        return Watts.ofKilowatts(text);
    }
}
