package energy.wattle.settlement.wire;

import energy.wattle.files.CsvRow;
import energy.wattle.files.CsvTable;
import energy.wattle.files.Faults;
import energy.wattle.files.IntervalColumn;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.Problem;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the schedule of the contract {@code assigned}: {@code interval_start,seller_to_buyer,buyer_to_seller}, a price
 * per kWh for each direction, empty where the grid assigned none.
 */
final class ScheduleFile {

    private static final List<String> COLUMNS = List.of(IntervalColumn.NAME, "seller_to_buyer", "buyer_to_seller");

    private final IntervalColumn intervals = new IntervalColumn();
    private final Map<CompensationDirection, Map<Interval, Price>> schedule =
            new EnumMap<>(CompensationDirection.class);
    private final Set<Interval> seen = new HashSet<>();

    private ScheduleFile() {}

    /** The schedule, as far as it can be read; what is wrong with it goes to {@code faults}. */
    static Map<CompensationDirection, Map<Interval, Price>> read(Path file, Faults faults) {
        ScheduleFile reader = new ScheduleFile();
        CsvTable.read(file, COLUMNS, faults, reader::add);
        return reader.schedule;
    }

    private void add(CsvRow row) {
        Interval interval = row.value(IntervalColumn.NAME, intervals::parse);
        if (interval == null) {
            return;
        }
        if (!seen.add(interval)) {
            row.refuse(IntervalColumn.NAME, Problem.of("settlement.schedule.twice"));
        }
        addPrice(row, "seller_to_buyer", CompensationDirection.SELLER_TO_BUYER, interval);
        addPrice(row, "buyer_to_seller", CompensationDirection.BUYER_TO_SELLER, interval);
    }

    private void addPrice(CsvRow row, String column, CompensationDirection direction, Interval interval) {
        Price price = row.text(column).isEmpty() ? null : row.value(column, Price::of);
        if (price != null) {
            schedule.computeIfAbsent(direction, any -> new HashMap<>()).put(interval, price);
        }
    }
}
