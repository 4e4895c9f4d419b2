package energy.wattle.metering;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.Optional;

/**
 * The payload of a METER_READING record: readings of one or more meters. Either all of them are taken or none.
 *
 * <p>Field 1 repeats a reading: participant 1, interval 2 as quarter hours since 1970, net export 3, and, in a
 * correction, the key 4 and number 5 of the record whose reading it replaces. Readings ascend by interval, then by
 * participant, none twice.
 *
 * @param readings 1 to {@value #READINGS}
 */
public record MeterRecord(List<Row> readings) {

    /** Readings in one record at most: with the longest ids they still fit a payload. */
    public static final int READINGS = 500;

    private static final int ROW_LENGTH = 600;

    public MeterRecord {
        readings = List.copyOf(readings);
        if (readings.isEmpty() || readings.size() > READINGS) {
            throw new IllegalArgumentException(
                    "a record has 1 to %d readings, not %d".formatted(READINGS, readings.size()));
        }
        for (int i = 1; i < readings.size(); i++) {
            if (readings.get(i - 1).compareTo(readings.get(i)) >= 0) {
                throw new IllegalArgumentException("reading %d does not come after the one before it".formatted(i + 1));
            }
        }
    }

    /**
     * One reading.
     *
     * @param replaces the record whose reading it corrects; nothing in a first reading
     */
    public record Row(ParticipantId participant, Interval interval, WattHours netExport, Optional<RecordName> replaces)
            implements Comparable<Row> {

        public Row {
            MeteredRange.check(netExport);
        }

        /** By interval, then by participant: the place of the reading only. */
        @Override
        public int compareTo(Row other) {
            int intervals = interval.compareTo(other.interval);
            return intervals != 0 ? intervals : participant.compareTo(other.participant);
        }

        Bytes encode() {
            WireWriter row = new WireWriter()
                    .text(1, participant.code())
                    .uint(2, Quarters.of(interval))
                    .sint(3, netExport.value());
            replaces.ifPresent(
                    name -> row.bytes(4, name.sender().hash().bytes()).uint(5, name.sequence()));
            return row.finish();
        }

        static Row decode(Bytes row) {
            return WireReader.read(
                    "reading",
                    row,
                    ROW_LENGTH,
                    fields -> new Row(
                            new ParticipantId(fields.text(1, Quarters.PARTICIPANT_LENGTH)),
                            Quarters.interval(fields.uint(2, Quarters.LAST)),
                            new WattHours(fields.sint(3)),
                            RecordName.optional(fields, 4, 5)));
        }
    }

    /** @throws MalformedException if the bytes are no such payload */
    public static MeterRecord decode(Bytes payload) {
        return WireReader.read(
                "METER_READING",
                payload,
                Limits.PAYLOAD_LENGTH,
                fields -> new MeterRecord(fields.elements(1, READINGS, ROW_LENGTH).stream()
                        .map(Row::decode)
                        .toList()));
    }

    public Bytes encode() {
        WireWriter writer = new WireWriter();
        readings.forEach(row -> writer.element(1, row.encode()));
        return writer.finish();
    }
}
