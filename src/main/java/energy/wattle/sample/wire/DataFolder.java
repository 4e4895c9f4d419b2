package energy.wattle.sample.wire;

import energy.wattle.files.Fault;
import energy.wattle.files.Faults;
import energy.wattle.files.IntervalColumn;
import energy.wattle.sample.core.DataSet;
import energy.wattle.sample.core.MeteringPoint;
import energy.wattle.sample.core.PointSeries;
import energy.wattle.sample.core.Series;
import energy.wattle.sample.core.Tariff;
import energy.wattle.units.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a folder of sample data, strictly: whatever is wrong in any of its files is told, and then nothing is played.
 */
public final class DataFolder {

    static final String ACTUAL = "actual_wh.csv";
    static final String DAY_AHEAD = "forecast_day_ahead_wh.csv";
    static final String INTRADAY = "forecast_intraday_wh.csv";
    static final String PRICES = "prices_eur_per_kwh.csv";
    private static final String PURCHASE = "purchase";
    private static final String FEED_IN = "feed_in";

    private final Path folder;
    private final Faults faults = new Faults();

    private DataFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether a folder looks like one with data: it has a list of points. */
    public static boolean isThere(Path folder) {
        return Files.isRegularFile(folder.resolve(PointTable.FILE));
    }

    /**
     * Reads the data.
     *
     * @param timeZone whose offset the files write
     * @throws energy.wattle.files.BadInputException with every fault, if there is any
     */
    public static DataSet read(Path folder, ZoneId timeZone) {
        return new DataFolder(folder).read(timeZone);
    }

    private DataSet read(ZoneId timeZone) {
        List<MeteringPoint> points = PointTable.read(folder, faults);
        List<String> ids = points.stream().map(MeteringPoint::id).toList();
        Map<String, SeriesTable> tables = new HashMap<>();
        for (String file : List.of(ACTUAL, DAY_AHEAD, INTRADAY)) {
            tables.put(file, SeriesTable.ofEnergy(folder.resolve(file), ids, timeZone, faults));
        }
        tables.put(PRICES, SeriesTable.ofPrices(folder.resolve(PRICES), List.of(PURCHASE, FEED_IN), timeZone, faults));
        faults.throwIfAny();
        SeriesTable actual = table(tables, ACTUAL);
        for (String file : List.of(DAY_AHEAD, INTRADAY, PRICES)) {
            checkSameIntervals(file, table(tables, file), actual);
        }
        checkTariff(table(tables, PRICES));
        faults.throwIfAny();
        Instant start = actual.start().orElseThrow();
        Map<String, PointSeries> series = new HashMap<>();
        for (String id : ids) {
            series.put(
                    id,
                    new PointSeries(
                            column(table(tables, ACTUAL), id),
                            column(table(tables, DAY_AHEAD), id),
                            column(table(tables, INTRADAY), id)));
        }
        Tariff tariff = new Tariff(column(table(tables, PRICES), PURCHASE), column(table(tables, PRICES), FEED_IN));
        return new DataSet(timeZone, start, points, series, tariff);
    }

    private void checkSameIntervals(String file, SeriesTable table, SeriesTable actual) {
        String path = folder.resolve(file).toString();
        if (!table.start().equals(actual.start())) {
            faults.add(new Fault(
                    path,
                    2,
                    IntervalColumn.NAME,
                    table.start().map(Instant::toString).orElse(""),
                    Problem.of(
                            "sample.files.start",
                            ACTUAL,
                            actual.start().map(Instant::toString).orElse(""))));
        }
        if (table.length() != actual.length()) {
            faults.add(new Fault(
                    path,
                    table.length() + 1L,
                    IntervalColumn.NAME,
                    String.valueOf(table.length()),
                    Problem.of("sample.files.length", ACTUAL, actual.length())));
        }
    }

    private void checkTariff(SeriesTable prices) {
        Series purchase = column(prices, PURCHASE);
        Series feedIn = column(prices, FEED_IN);
        for (int i = 0; i < prices.length(); i++) {
            if (feedIn.at(i) > purchase.at(i)) {
                faults.add(new Fault(
                        folder.resolve(PRICES).toString(),
                        i + 2L,
                        FEED_IN,
                        String.valueOf(feedIn.at(i)),
                        Problem.of("sample.price.order")));
            }
        }
    }

    private static SeriesTable table(Map<String, SeriesTable> tables, String file) {
        return Optional.ofNullable(tables.get(file)).orElseThrow();
    }

    private static Series column(SeriesTable table, String name) {
        return Optional.ofNullable(table.series().get(name)).orElseThrow();
    }
}
