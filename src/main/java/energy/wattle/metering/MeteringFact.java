package energy.wattle.metering;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What metering's contract writes among a block's results. */
public sealed interface MeteringFact {

    /** The result's kind. */
    String kind();

    Bytes encode();

    /**
     * A reading came into force; encrypted. The record that brought it is the result's.
     *
     * @param replaced the record whose reading was in force before
     */
    record Read(ParticipantId participant, Interval interval, WattHours netExport, Optional<RecordName> replaced)
            implements MeteringFact {

        public static final String KIND = "READING";

        public static Read decode(Bytes payload) {
            MeterRecord.Row row = MeterRecord.Row.decode(payload);
            return new Read(row.participant(), row.interval(), row.netExport(), row.replaces());
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            return new MeterRecord.Row(participant, interval, netExport, replaced).encode();
        }
    }

    /**
     * A session's key has opened a forecast; encrypted.
     *
     * @param takenAt time of the block that the forecast stands in
     */
    record Opened(
            ParticipantId participant,
            String session,
            Instant issuedAt,
            Instant takenAt,
            SortedMap<Interval, WattHours> netExport)
            implements MeteringFact {

        public static final String KIND = "FORECAST_OPENED";

        public Opened {
            netExport = Collections.unmodifiableSortedMap(new TreeMap<>(netExport));
        }

        public static Opened decode(Bytes payload) {
            return WireReader.read(
                    KIND,
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Opened(
                            new ParticipantId(fields.text(1, Quarters.PARTICIPANT_LENGTH)),
                            fields.text(2, SealedPayload.SESSION_LENGTH),
                            Instant.ofEpochMilli(fields.uint64(3)),
                            Instant.ofEpochMilli(fields.uint64(4)),
                            ForecastRecord.curve(fields.elements(5, ForecastRecord.INTERVALS, 20))));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            WireWriter writer = new WireWriter()
                    .text(1, participant.code())
                    .text(2, session)
                    .uint(3, issuedAt.toEpochMilli())
                    .uint(4, takenAt.toEpochMilli());
            ForecastRecord.elements(writer, 5, netExport);
            return writer.finish();
        }
    }

    /**
     * A forecast came to nothing; plain, since its record is named and nothing of its content.
     *
     * @param reason code: UNREADABLE, MALFORMED, ISSUED_LATER or INTERVAL_OVER
     */
    record Voided(String session, RecordName record, String reason) implements MeteringFact {

        public static final String KIND = "FORECAST_VOID";

        private static final int REASON_LENGTH = 40;

        public static Voided decode(Bytes payload) {
            return WireReader.read(
                    KIND,
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Voided(
                            fields.text(1, SealedPayload.SESSION_LENGTH),
                            RecordName.required(fields, 2, 3),
                            fields.text(4, REASON_LENGTH)));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            return new WireWriter()
                    .text(1, session)
                    .bytes(2, record.sender().hash().bytes())
                    .uint(3, record.sequence())
                    .text(4, reason)
                    .finish();
        }
    }
}
