package energy.wattle.metering.wire;

import energy.wattle.files.CsvTable;
import energy.wattle.files.Faults;
import energy.wattle.files.IntervalColumn;
import energy.wattle.metering.MeterTables;
import energy.wattle.metering.MeterTables.Format;
import energy.wattle.metering.Reading;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.WattHours;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A table of readings: {@code interval_start,participant_id,net_export_kwh}, as METERS.csv of the commands has them.
 */
public final class ReadingTable {

    public static final String PARTICIPANT = "participant_id";
    public static final String NET_EXPORT = "net_export_kwh";

    static final List<String> COLUMNS = List.of(IntervalColumn.NAME, PARTICIPANT, NET_EXPORT);

    private final IntervalColumn intervals = new IntervalColumn();
    private final Map<String, ParticipantId> participants = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private boolean isTooLong;

    private ReadingTable() {}

    /** A reading and the row that has it, for what else may be wrong with it. */
    public record Row(TableRow row, Reading reading) {}

    /**
     * Reads a table.
     *
     * @param faults takes what is wrong; then the rows are not all of the table's
     */
    public static List<Row> read(String name, Format format, byte[] content, Faults faults) {
        ReadingTable table = new ReadingTable();
        read(name, format, COLUMNS, content, faults, table::add);
        return table.rows;
    }

    static void read(
            String name, Format format, List<String> columns, byte[] content, Faults faults, Consumer<TableRow> rows) {
        if (format == Format.JSON) {
            new JsonTable(name, columns).read(content, faults, rows);
            return;
        }
        try {
            new CsvTable(name, columns)
                    .read(new ByteArrayInputStream(content), faults, row -> rows.accept(TableRow.of(name, row)));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
    }

    private void add(TableRow row) {
        Interval interval = row.value(IntervalColumn.NAME, intervals::parse);
        ParticipantId participant = row.value(PARTICIPANT, this::participant);
        WattHours netExport = row.value(NET_EXPORT, WattHours::ofKilowattHours);
        if (rows.size() == MeterTables.MAXIMUM_ROWS) {
            if (!isTooLong) {
                row.refuse(IntervalColumn.NAME, Problem.of("metering.table.rows", MeterTables.MAXIMUM_ROWS));
            }
            isTooLong = true;
        } else if (interval != null && participant != null && netExport != null) {
            rows.add(new Row(row, new Reading(participant, interval, netExport)));
        }
    }

    private ParticipantId participant(String text) {
        return participants.computeIfAbsent(text, ParticipantId::new);
    }
}
