package energy.wattle.sample.service;

import energy.wattle.sample.core.DataSet;
import energy.wattle.sample.core.MeteringPoint;
import energy.wattle.sample.core.PointKind;
import energy.wattle.sample.core.PointSeries;
import energy.wattle.units.Interval;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A data set made from a seeded model, for where no measurements are at hand: the same seed gives the same bytes on
 * every machine. Source: docs/guides/sample-data.md, The modelled data set.
 *
 * <p>Forecasts are made from what the model has shown until they are due, never from what is still to come.
 */
final class ModelledData {

    /** The seed of the data set that an instance plays where it has no other. */
    static final long SEED = 20_240_603;

    static final ZoneId TIME_ZONE = ZoneId.of("Europe/Berlin");

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 6, 3);
    private static final int DAYS = 14;
    private static final int ZONES = 3;
    private static final int HOMES = 9;
    private static final int HOMES_WITH_ROOF = 6;
    private static final int SOLAR_PLANTS = 5;
    private static final int WIND_TURBINES = 2;

    private ModelledData() {}

    /** 14 days of three zones with 16 participants each. */
    static DataSet of(long seed) {
        return of(seed, FIRST_DAY, DAYS);
    }

    static DataSet of(long seed, LocalDate firstDay, int days) {
        Instant start = firstDay.atStartOfDay(TIME_ZONE).toInstant();
        Instant end = firstDay.plusDays(days).atStartOfDay(TIME_ZONE).toInstant();
        List<ZonedDateTime> times = new ArrayList<>();
        for (Instant at = start; at.isBefore(end); at = at.plus(Interval.LENGTH)) {
            times.add(at.atZone(TIME_ZONE));
        }
        List<MeteringPoint> points = new ArrayList<>();
        Map<String, PointSeries> series = new HashMap<>();
        for (int zone = 1; zone <= ZONES; zone++) {
            TradingZoneId id = new TradingZoneId("Z" + zone);
            ModelledSky sky = new ModelledSky(new Chance(seed, "sky " + id), times);
            ModelledWind wind = new ModelledWind(new Chance(seed, "wind " + id), times);
            for (MeteringPoint point : points(id)) {
                points.add(point);
                Chance chance = new Chance(seed, point.id());
                series.put(
                        point.id(),
                        switch (point.kind()) {
                            case LOAD -> new ModelledHome(chance).series(times);
                            case PHOTOVOLTAIC -> sky.series(chance, point.installed());
                            case WIND -> wind.series(chance, point.installed());
                        });
            }
        }
        return new DataSet(TIME_ZONE, start, points, series, ModelledTariff.of(new Chance(seed, "tariff"), times));
    }

    private static List<MeteringPoint> points(TradingZoneId zone) {
        List<MeteringPoint> points = new ArrayList<>();
        IntStream.rangeClosed(1, HOMES).forEach(i -> {
            Optional<String> site = i <= HOMES_WITH_ROOF ? Optional.of("H%02d".formatted(i)) : Optional.empty();
            points.add(point(zone, "L%02d".formatted(i), PointKind.LOAD, site, 6_000 + 500 * (i % 4)));
            site.ifPresent(name -> points.add(
                    point(zone, "R%02d".formatted(i), PointKind.PHOTOVOLTAIC, site, 4_000 + 1_000 * (i % 2))));
        });
        IntStream.rangeClosed(1, SOLAR_PLANTS)
                .forEach(i -> points.add(point(
                        zone, "S%02d".formatted(i), PointKind.PHOTOVOLTAIC, Optional.empty(), 1_500 + 500 * (i % 3))));
        IntStream.rangeClosed(1, WIND_TURBINES)
                .forEach(i -> points.add(
                        point(zone, "W%02d".formatted(i), PointKind.WIND, Optional.empty(), 2_500 + 1_000 * i)));
        return points;
    }

    private static MeteringPoint point(
            TradingZoneId zone, String name, PointKind kind, Optional<String> site, int watts) {
        return new MeteringPoint(zone + "-" + name, zone, kind, site, new Watts(watts));
    }
}
