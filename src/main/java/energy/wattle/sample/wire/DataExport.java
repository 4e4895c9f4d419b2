package energy.wattle.sample.wire;

import energy.wattle.sample.core.DataSet;
import energy.wattle.sample.core.MeteringPoint;
import energy.wattle.sample.core.PointSeries;
import energy.wattle.sample.core.Series;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes a data set as a folder that {@link DataFolder} reads. */
public final class DataExport {

    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx");

    private DataExport() {}

    /** Writes the five files, over those that are there. */
    public static void write(DataSet data, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files(data).entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** Texts by file name. */
    static Map<String, String> files(DataSet data) {
        Map<String, String> files = new TreeMap<>();
        files.put(PointTable.FILE, points(data));
        files.put(DataFolder.ACTUAL, energy(data, PointSeries::actual));
        files.put(DataFolder.DAY_AHEAD, energy(data, PointSeries::dayAhead));
        files.put(DataFolder.INTRADAY, energy(data, PointSeries::intraday));
        files.put(DataFolder.PRICES, prices(data));
        return files;
    }

    private static String points(DataSet data) {
        StringBuilder text = new StringBuilder("point_id,zone,kind,site_id,installed_capacity_kw\n");
        for (MeteringPoint point : data.points()) {
            text.append("%s,%s,%s,%s,%s\n"
                    .formatted(
                            quoted(point.id()),
                            quoted(point.zone().code()),
                            point.kind().code(),
                            quoted(point.site().orElse("")),
                            point.installed()));
        }
        return text.toString();
    }

    private static String energy(DataSet data, Function<PointSeries, Series> which) {
        List<Series> columns = data.points().stream().map(data::of).map(which).toList();
        StringBuilder text = new StringBuilder("interval_start");
        data.points().forEach(point -> text.append(',').append(quoted(point.id())));
        text.append('\n');
        for (int i = 0; i < data.length(); i++) {
            text.append(start(data, i));
            for (Series column : columns) {
                text.append(',').append(column.at(i));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String prices(DataSet data) {
        StringBuilder text = new StringBuilder("interval_start,purchase,feed_in\n");
        for (int i = 0; i < data.length(); i++) {
            text.append(start(data, i))
                    .append(',')
                    .append(new Price(data.tariff().purchase().at(i)))
                    .append(',')
                    .append(new Price(data.tariff().feedIn().at(i)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String start(DataSet data, int index) {
        return START.format(data.start()
                .plus(Interval.LENGTH.multipliedBy(index))
                .atZone(data.timeZone())
                .toOffsetDateTime());
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
