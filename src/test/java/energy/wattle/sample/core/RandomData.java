package energy.wattle.sample.core;

import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/** Data sets without rhyme or reason, which rules must hold for all the same. */
public final class RandomData {

    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final TradingZoneId ZONE = new TradingZoneId("Z1");
    public static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);

    static final MeteringPoint HOME = point("Z1-L1", PointKind.LOAD, Optional.of("H1"), 4_000);
    static final MeteringPoint ROOF = point("Z1-R1", PointKind.PHOTOVOLTAIC, Optional.of("H1"), 3_000);
    static final MeteringPoint FLAT = point("Z1-L2", PointKind.LOAD, Optional.empty(), 3_500);
    static final MeteringPoint FIELD = point("Z1-S1", PointKind.PHOTOVOLTAIC, Optional.empty(), 2_000);
    static final MeteringPoint MAST = point("Z1-W1", PointKind.WIND, Optional.empty(), 2_500);
    static final List<MeteringPoint> POINTS = List.of(HOME, ROOF, FLAT, FIELD, MAST);

    private RandomData() {}

    public static DataSet days(int days, Random random) {
        int length = days * 96;
        Map<String, PointSeries> series = new HashMap<>();
        POINTS.forEach(point -> series.put(point.id(), series(point, length, random)));
        long[] feedIn = random.longs(length, -90_000, 220_000).toArray();
        long[] purchase = LongStream.of(feedIn)
                .map(price -> price + random.nextLong(180_000))
                .toArray();
        return new DataSet(
                BERLIN,
                MONDAY.atStartOfDay(BERLIN).toInstant(),
                POINTS,
                series,
                new Tariff(new Series(purchase), new Series(feedIn)));
    }

    static PointSeries series(MeteringPoint point, int length, Random random) {
        // A little more than what is installed, as real meters show now and then.
        long most = point.installed().perInterval().value() * 11 / 10;
        return new PointSeries(
                new Series(random.longs(length, 0, most).toArray()),
                new Series(random.longs(length, 0, most).toArray()),
                new Series(random.longs(length, 0, most).toArray()));
    }

    private static MeteringPoint point(String id, PointKind kind, Optional<String> site, long watts) {
        return new MeteringPoint(id, ZONE, kind, site, new Watts(watts));
    }
}
