package energy.wattle.metering;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.Interval;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The payload of a FORECAST record before it is sealed to its session's key; whose forecast it is says the key that
 * signs it.
 *
 * <p>Field 1 is the instant of issue in milliseconds, field 2 repeats an interval 1, as quarter hours since 1970, and
 * its net export 2; intervals ascend.
 *
 * @param netExport 1 to {@value #INTERVALS} intervals
 */
public record ForecastRecord(Instant issuedAt, SortedMap<Interval, WattHours> netExport) {

    /** Intervals in one forecast at most: two market days, the longer one of 25 hours. */
    public static final int INTERVALS = 200;

    /** Bytes of a forecast record's sealed payload at most. */
    public static final int SEALED_LENGTH = 8 * 1024;

    private static final int ROW_LENGTH = 20;

    public ForecastRecord {
        netExport = Collections.unmodifiableSortedMap(new TreeMap<>(netExport));
        if (netExport.isEmpty() || netExport.size() > INTERVALS) {
            throw new IllegalArgumentException(
                    "a forecast has 1 to %d intervals, not %d".formatted(INTERVALS, netExport.size()));
        }
        netExport.values().forEach(MeteredRange::check);
    }

    /** @throws MalformedException if the bytes are no such payload */
    public static ForecastRecord decode(Bytes payload) {
        return WireReader.read(
                "FORECAST",
                payload,
                SEALED_LENGTH,
                fields -> new ForecastRecord(
                        Instant.ofEpochMilli(fields.uint64(1)), curve(fields.elements(2, INTERVALS, ROW_LENGTH))));
    }

    public Bytes encode() {
        WireWriter writer = new WireWriter().uint(1, issuedAt.toEpochMilli());
        elements(writer, 2, netExport);
        return writer.finish();
    }

    static void elements(WireWriter writer, int field, SortedMap<Interval, WattHours> curve) {
        curve.forEach((interval, energy) -> writer.element(
                field,
                new WireWriter()
                        .uint(1, Quarters.of(interval))
                        .sint(2, energy.value())
                        .finish()));
    }

    static SortedMap<Interval, WattHours> curve(List<Bytes> elements) {
        TreeMap<Interval, WattHours> curve = new TreeMap<>();
        for (Bytes element : elements) {
            Map.Entry<Interval, WattHours> point = WireReader.read(
                    "forecast",
                    element,
                    ROW_LENGTH,
                    fields ->
                            Map.entry(Quarters.interval(fields.uint(1, Quarters.LAST)), new WattHours(fields.sint(2))));
            if (!curve.isEmpty() && curve.lastKey().compareTo(point.getKey()) >= 0) {
                throw new MalformedException(
                        "interval %s does not come after %s".formatted(point.getKey(), curve.lastKey()));
            }
            curve.put(point.getKey(), point.getValue());
        }
        return curve;
    }
}
