package energy.wattle.metering;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what a sub-chain's state says of meters: for the contracts above. Deterministic. */
public final class MeteringState {

    /** interval, participant → reading in force. */
    public static final int READINGS = 30;

    /** height, interval → mark: the intervals that the last block which brought readings has touched. */
    public static final int TOUCHED = 31;

    /** session → what is known of it until its key is released. */
    public static final int SESSIONS = 32;

    /** opened at, session → mark: sessions by age. */
    public static final int SESSIONS_BY_AGE = 33;

    /** session, participant, height, index → sealed forecast. */
    public static final int SEALED_FORECASTS = 34;

    /** More than the participants of a zone, the sessions waiting for a key, and the intervals in a block's records. */
    private static final int ALL = 1_000_000;

    private MeteringState() {}

    /** The readings in force of an interval: E by participant, corrections applied. */
    public static SortedMap<ParticipantId, WattHours> readings(StateView state, Interval interval) {
        TreeMap<ParticipantId, WattHours> readings = new TreeMap<>();
        Bytes prefix = new StateKey().number(Quarters.of(interval)).key();
        for (StateView.Entry entry : state.startingWith(READINGS, prefix, ALL)) {
            byte[] key = entry.key().toArray();
            String participant = new String(key, Long.BYTES, key.length - Long.BYTES - 1, StandardCharsets.UTF_8);
            readings.put(new ParticipantId(participant), standing(entry.value()).netExport());
        }
        return readings;
    }

    /** The reading in force of a participant. */
    public static Optional<StandingReading> reading(StateView state, ParticipantId participant, Interval interval) {
        return state.get(READINGS, readingKey(interval, participant)).map(MeteringState::standing);
    }

    /** The intervals for which the block that is being executed has brought readings, ascending. */
    public static List<Interval> readInThisBlock(StateView state, long height) {
        return state.startingWith(TOUCHED, new StateKey().number(height).key(), ALL).stream()
                .map(entry ->
                        Quarters.interval(ByteBuffer.wrap(entry.key().toArray()).getLong(Long.BYTES)))
                .toList();
    }

    /** A session between its OPEN and its KEY; nothing for any other text. */
    public static Optional<ForecastSession> session(StateView state, String name) {
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return state.get(SESSIONS, new StateKey().text(name).key()).map(value -> session(name, value));
    }

    /** The sessions between OPEN and KEY, in the order of their names. */
    public static List<ForecastSession> sessions(StateView state) {
        return state.startingWith(SESSIONS, Bytes.EMPTY, ALL).stream()
                .map(entry -> {
                    byte[] key = entry.key().toArray();
                    return session(new String(key, 0, key.length - 1, StandardCharsets.UTF_8), entry.value());
                })
                .toList();
    }

    public static Bytes readingKey(Interval interval, ParticipantId participant) {
        return new StateKey()
                .number(Quarters.of(interval))
                .text(participant.code())
                .key();
    }

    public static Bytes encode(StandingReading reading) {
        return new WireWriter()
                .sint(1, reading.netExport().value())
                .bytes(2, reading.record().sender().hash().bytes())
                .uint(3, reading.record().sequence())
                .finish();
    }

    public static Bytes touchedKey(long height, Interval interval) {
        return new StateKey().number(height).number(Quarters.of(interval)).key();
    }

    public static Bytes encode(ForecastSession session) {
        return new WireWriter()
                .bytes(1, session.publicKey())
                .uint(2, session.openedAt().toEpochMilli())
                .uint(3, session.isOpen() ? 1 : 0)
                .finish();
    }

    private static StandingReading standing(Bytes value) {
        return WireReader.read(
                "reading in force",
                value,
                Hash.LENGTH * 2,
                fields -> new StandingReading(new WattHours(fields.sint(1)), RecordName.required(fields, 2, 3)));
    }

    private static ForecastSession session(String name, Bytes value) {
        return WireReader.read(
                "session",
                value,
                Limits.PUBLIC_KEY_LENGTH + SealedPayload.SESSION_LENGTH,
                fields -> new ForecastSession(
                        name,
                        fields.bytes(1, Limits.PUBLIC_KEY_LENGTH),
                        Instant.ofEpochMilli(fields.uint64(2)),
                        fields.uint(3, 1) == 1));
    }
}
