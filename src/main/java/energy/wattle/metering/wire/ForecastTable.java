package energy.wattle.metering.wire;

import energy.wattle.files.Faults;
import energy.wattle.files.IntervalColumn;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.metering.Forecast;
import energy.wattle.metering.ForecastRecord;
import energy.wattle.metering.MeterTables;
import energy.wattle.metering.MeterTables.Format;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import energy.wattle.units.WattHours;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A table of forecasts: {@code session,issued_at,participant_id,interval_start,net_export_kwh}. Rows with the same
 * session, instant of issue and participant are one forecast.
 */
public final class ForecastTable {

    public static final String SESSION = "session";
    public static final String ISSUED_AT = "issued_at";

    static final List<String> COLUMNS =
            List.of(SESSION, ISSUED_AT, ReadingTable.PARTICIPANT, IntervalColumn.NAME, ReadingTable.NET_EXPORT);

    private static final String EXAMPLE = "2024-06-02T11:30:00+02:00";

    /** As intervals are written, with seconds and up to three decimals of them. */
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2})");

    private final IntervalColumn intervals = new IntervalColumn();
    private final Map<Issue, Gathered> gathered = new LinkedHashMap<>();
    private int count;

    private ForecastTable() {}

    /** A forecast and its first row, for what else may be wrong with it. */
    public record Row(TableRow row, Forecast forecast) {}

    private record Issue(String session, Instant issuedAt, ParticipantId participant) {}

    private record Gathered(TableRow first, TreeMap<Interval, WattHours> curve) {}

    /**
     * Reads a table.
     *
     * @param faults takes what is wrong; then the forecasts are not all of the table's
     */
    public static List<Row> read(String name, Format format, byte[] content, Faults faults) {
        ForecastTable table = new ForecastTable();
        ReadingTable.read(name, format, COLUMNS, content, faults, table::add);
        List<Row> forecasts = new ArrayList<>();
        table.gathered.forEach((issue, rows) -> forecasts.add(new Row(
                rows.first(), new Forecast(issue.participant(), issue.session(), issue.issuedAt(), rows.curve()))));
        return forecasts;
    }

    private void add(TableRow row) {
        String session = row.value(SESSION, ForecastTable::session);
        Instant issuedAt = row.value(ISSUED_AT, ForecastTable::instant);
        ParticipantId participant = row.value(ReadingTable.PARTICIPANT, ParticipantId::new);
        Interval interval = row.value(IntervalColumn.NAME, intervals::parse);
        WattHours netExport = row.value(ReadingTable.NET_EXPORT, WattHours::ofKilowattHours);
        count++;
        if (count > MeterTables.MAXIMUM_ROWS) {
            if (count == MeterTables.MAXIMUM_ROWS + 1) {
                row.refuse(IntervalColumn.NAME, Problem.of("metering.table.rows", MeterTables.MAXIMUM_ROWS));
            }
            return;
        }
        if (session == null || issuedAt == null || participant == null || interval == null || netExport == null) {
            return;
        }
        TreeMap<Interval, WattHours> curve = gathered.computeIfAbsent(
                        new Issue(session, issuedAt, participant), any -> new Gathered(row, new TreeMap<>()))
                .curve();
        if (curve.size() == ForecastRecord.INTERVALS) {
            row.refuse(IntervalColumn.NAME, Problem.of("metering.forecast.length", ForecastRecord.INTERVALS));
        } else if (curve.putIfAbsent(interval, netExport) != null) {
            row.refuse(IntervalColumn.NAME, Problem.of("metering.forecast.twice"));
        }
    }

    private static String session(String text) {
        if (text.isEmpty()
                || text.getBytes(StandardCharsets.UTF_8).length > SealedPayload.SESSION_LENGTH
                || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new ProblemException(Problem.of("metering.session.malformed"));
        }
        return text;
    }

    private static Instant instant(String text) {
        Problem malformed = Problem.of("metering.issued.malformed", EXAMPLE);
        if (!INSTANT.matcher(text).matches()) {
            throw new ProblemException(malformed);
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(Instant.EPOCH)) {
                throw new ProblemException(malformed);
            }
            return instant;
        } catch (DateTimeParseException e) {
            throw new ProblemException(malformed, e);
        }
    }
}
