package energy.wattle.metering.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.metering.ForecastRecord;
import energy.wattle.units.ParticipantId;
import java.time.Instant;

/**
 * A forecast that waits for its session's key, as the state keeps it.
 *
 * @param takenAt time of its record's block
 * @param payload sealed
 */
record SealedForecast(ParticipantId participant, Instant takenAt, KeyId sender, long sequence, Bytes payload) {

    private static final int PARTICIPANT_LENGTH = 400;

    static SealedForecast decode(Bytes value) {
        return WireReader.read(
                "sealed forecast",
                value,
                2 * ForecastRecord.SEALED_LENGTH,
                fields -> new SealedForecast(
                        new ParticipantId(fields.text(1, PARTICIPANT_LENGTH)),
                        Instant.ofEpochMilli(fields.uint64(2)),
                        new KeyId(new Hash(fields.bytes(3, Hash.LENGTH))),
                        fields.uint64(4),
                        fields.bytes(5, ForecastRecord.SEALED_LENGTH)));
    }

    Bytes encode() {
        return new WireWriter()
                .text(1, participant.code())
                .uint(2, takenAt.toEpochMilli())
                .bytes(3, sender.hash().bytes())
                .uint(4, sequence)
                .bytes(5, payload)
                .finish();
    }
}
