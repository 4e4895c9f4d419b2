package energy.wattle.sample.core;

import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.sample.core.SampleParticipant.Measured;
import energy.wattle.sample.core.SampleParticipant.Storage;
import energy.wattle.sample.core.SampleParticipant.Turbine;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who takes part in the sample: the points of one site are one prosumer, every other point a participant, and every
 * zone has a micro-turbine and a storage that are modelled. The first zones also have a newcomer, a micro-turbine whose
 * application is open.
 */
public final class ParticipantPlan {

    /** Plants: what natural persons are called, so that nobody is named after a meter. */
    private static final List<String> PSEUDONYMS = List.of(
            "Acacia",
            "Alder",
            "Aspen",
            "Banksia",
            "Beech",
            "Birch",
            "Boronia",
            "Bracken",
            "Clover",
            "Correa",
            "Cypress",
            "Daisy",
            "Elder",
            "Fern",
            "Grevillea",
            "Hakea",
            "Hazel",
            "Heather",
            "Iris",
            "Juniper",
            "Kunzea",
            "Larch",
            "Lavender",
            "Lilac",
            "Linden",
            "Mallee",
            "Maple",
            "Mint",
            "Myrtle",
            "Oak",
            "Olive",
            "Orchid",
            "Pine",
            "Poplar",
            "Protea",
            "Rose",
            "Rowan",
            "Rush",
            "Sage",
            "Sedge",
            "Thyme",
            "Tulip",
            "Waratah",
            "Willow",
            "Yarrow");

    private static final long SMALLEST_TURBINE = 5_000;
    private static final long TURBINE_STEP = 500;
    private static final long TURBINE_SIZES = 7;

    /** How many zones have a newcomer, and its size. */
    private static final int NEWCOMERS = 2;

    private static final Watts NEWCOMER = new Watts(3_000);

    private ParticipantPlan() {}

    /** In the order of the data's points, each zone's modelled ones after its own, newcomers last. */
    public static List<SampleParticipant> of(DataSet data) {
        List<SampleParticipant> participants = new ArrayList<>();
        for (TradingZoneId zone : data.zones()) {
            Map<String, List<MeteringPoint>> byParticipant = new LinkedHashMap<>();
            data.points().stream()
                    .filter(point -> point.zone().equals(zone))
                    .forEach(point -> byParticipant
                            .computeIfAbsent(point.participant(), any -> new ArrayList<>())
                            .add(point));
            int persons = 0;
            for (Map.Entry<String, List<MeteringPoint>> entry : byParticipant.entrySet()) {
                boolean isPerson = isPerson(entry.getValue());
                String name = isPerson
                        ? pseudonym(persons++, zone)
                        : plantName(entry.getValue().getFirst());
                participants.add(measured(entry.getKey(), zone, name, isPerson, entry.getValue()));
            }
            participants.add(turbine(zone, data));
            participants.add(storage(zone));
        }
        data.zones().stream().limit(NEWCOMERS).forEach(zone -> participants.add(newcomer(zone, data)));
        return List.copyOf(participants);
    }

    /** A home: whoever has a load. */
    private static boolean isPerson(List<MeteringPoint> points) {
        return points.stream().anyMatch(point -> point.kind() == PointKind.LOAD);
    }

    private static SampleParticipant measured(
            String id, TradingZoneId zone, String name, boolean isPerson, List<MeteringPoint> points) {
        List<Resource> resources = points.stream()
                .map(point -> new Resource(
                        point.id(), point.kind().resource(), point.installed(), point.kind() != PointKind.LOAD, false))
                .toList();
        return new SampleParticipant(new ParticipantId(id), zone, name, isPerson, resources, new Measured(points));
    }

    private static SampleParticipant turbine(TradingZoneId zone, DataSet data) {
        String id = turbineId(zone);
        long size = Quotes.chance(id, "size", new Interval(data.start())) % TURBINE_SIZES;
        return new SampleParticipant(
                new ParticipantId(id),
                zone,
                "Micro-turbine " + zone,
                false,
                List.of(turbine(id, new Watts(SMALLEST_TURBINE + TURBINE_STEP * size), data)),
                new Turbine());
    }

    private static SampleParticipant newcomer(TradingZoneId zone, DataSet data) {
        String id = newcomerId(zone);
        return new SampleParticipant(
                new ParticipantId(id),
                zone,
                "New micro-turbine " + zone,
                false,
                List.of(turbine(id, NEWCOMER, data)),
                new Turbine(),
                true);
    }

    private static Resource turbine(String id, Watts size, DataSet data) {
        return new Resource(
                id, ResourceKind.MICRO_TURBINE, size, false, true, Optional.of(TurbineBidding.marginalCost(data, id)));
    }

    private static SampleParticipant storage(TradingZoneId zone) {
        String id = storageId(zone);
        Resource storage = new Resource(id, ResourceKind.STORAGE, StorageUnit.SAMPLE.power(), false, true);
        return new SampleParticipant(
                new ParticipantId(id),
                zone,
                "Storage " + zone,
                false,
                List.of(storage),
                new Storage(StorageUnit.SAMPLE));
    }

    /** Whether a name is that of a modelled participant of the zone. */
    public static boolean isModelled(String id, TradingZoneId zone) {
        return id.equals(turbineId(zone)) || id.equals(storageId(zone)) || id.equals(newcomerId(zone));
    }

    static String turbineId(TradingZoneId zone) {
        return zone + "-TURBINE";
    }

    static String storageId(TradingZoneId zone) {
        return zone + "-STORAGE";
    }

    static String newcomerId(TradingZoneId zone) {
        return zone + "-NEWCOMER";
    }

    private static String pseudonym(int number, TradingZoneId zone) {
        int round = number / PSEUDONYMS.size();
        String name = PSEUDONYMS.get(number % PSEUDONYMS.size());
        return round == 0 ? "%s %s".formatted(name, zone) : "%s %d %s".formatted(name, round + 1, zone);
    }

    private static String plantName(MeteringPoint point) {
        return switch (point.kind()) {
            case PHOTOVOLTAIC -> "PV plant " + point.id();
            case WIND -> "Wind turbine " + point.id();
            case LOAD -> point.id();
        };
    }
}
