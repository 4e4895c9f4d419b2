package energy.wattle.sample.wire;

import energy.wattle.files.CsvRow;
import energy.wattle.files.CsvTable;
import energy.wattle.files.Fault;
import energy.wattle.files.Faults;
import energy.wattle.files.IntervalColumn;
import energy.wattle.sample.core.Series;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * Reads a table with a row for each interval and columns of whole numbers.
 *
 * @param start of its first interval
 * @param length number of its rows
 * @param series by column
 */
record SeriesTable(Optional<Instant> start, int length, Map<String, Series> series) {

    /** A Wh value that no point of this market comes near. */
    private static final long MOST_ENERGY = 1_000_000_000;

    /**
     * Reads the energy of points: every point has a column, and every column is a point.
     *
     * @param points their ids; none where the list of points could not be read, and any column will do
     */
    static SeriesTable ofEnergy(Path file, List<String> points, ZoneId timeZone, Faults faults) {
        List<String> columns = new ArrayList<>(List.of(IntervalColumn.NAME));
        columns.addAll(points);
        List<String> all = Header.columns(file, columns);
        if (!points.isEmpty()) {
            Set<String> known = new HashSet<>(columns);
            all.stream()
                    .filter(column -> !known.contains(column))
                    .forEach(column -> faults.add(new Fault(
                            file.toString(), 1, column, column, Problem.of("sample.column.point", PointTable.FILE))));
        }
        return read(file, all, all.subList(1, all.size()), timeZone, SeriesTable::energy, faults);
    }

    /** Reads prices per kWh from these columns; the file may have others. */
    static SeriesTable ofPrices(Path file, List<String> prices, ZoneId timeZone, Faults faults) {
        List<String> columns = new ArrayList<>(List.of(IntervalColumn.NAME));
        columns.addAll(prices);
        return read(file, Header.columns(file, columns), prices, timeZone, Prices::micros, faults);
    }

    private static SeriesTable read(
            Path file,
            List<String> columns,
            List<String> wanted,
            ZoneId timeZone,
            ToLongFunction<String> parser,
            Faults faults) {
        Calendar calendar = new Calendar(new IntervalColumn(), timeZone);
        Map<String, LongStream.Builder> values = new HashMap<>();
        wanted.forEach(column -> values.put(column, LongStream.builder()));
        int[] rows = {0};
        boolean isRead = CsvTable.read(file, columns, faults, row -> {
            calendar.add(row);
            wanted.forEach(column -> add(values, row, column, parser));
            rows[0]++;
        });
        if (isRead && !faults.isFull()) {
            calendar.fault()
                    .ifPresent(problem -> faults.add(
                            new Fault(file.toString(), rows[0] + 1L, IntervalColumn.NAME, rows[0] + " rows", problem)));
        }
        Map<String, Series> series = new HashMap<>();
        values.forEach((column, numbers) ->
                series.put(column, new Series(numbers.build().toArray())));
        return new SeriesTable(calendar.start(), rows[0], series);
    }

    private static void add(
            Map<String, LongStream.Builder> values, CsvRow row, String column, ToLongFunction<String> parser) {
        Long value = row.value(column, parser::applyAsLong);
        LongStream.Builder numbers = values.get(column);
        if (value != null && numbers != null) {
            numbers.add(value);
        }
    }

    private static long energy(String text) {
        try {
            long energy = Long.parseLong(text);
            // A plus sign, or zeros in front, would come back otherwise than they were written.
            if (energy >= 0 && energy <= MOST_ENERGY && Long.toString(energy).equals(text)) {
                return energy;
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.of("sample.energy", MOST_ENERGY), e);
        }
        throw new ProblemException(Problem.of("sample.energy", MOST_ENERGY));
    }
}
