package energy.wattle.trading;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what a sub-chain's state says of sessions and trades: for the contracts above. Deterministic. */
public final class TradingState {

    /** First interval, kind → {@link StoredSession}. */
    public static final int SESSIONS = 20;

    /** One entry: what moves by time alone. */
    public static final int AGENDA = 21;

    /** First interval, kind, participant, height, position → a declaration that is sealed still. */
    public static final int DECLARATIONS = 22;

    /** Interval, participant → {@link TradedEnergy}. */
    public static final int TRADED = 23;

    /** Interval, height and position of the record that cleared, part → {@link StoredTrades}. */
    public static final int TRADES = 24;

    /** First interval, kind, participant → how many declarations it sent. */
    public static final int SENT = 25;

    /** More than any interval has. */
    private static final int ALL = 1_000_000;

    private static final int ENERGY_LENGTH = 64;

    private TradingState() {}

    /** All trades of an interval in trade order: height of the clearing block, then match index. */
    public static List<Trade> trades(StateView state, Interval interval) {
        return state.startingWith(TRADES, key(interval).key(), ALL).stream()
                .flatMap(entry -> StoredTrades.decode(interval, entry.value()).trades().stream())
                .toList();
    }

    /** A session that was opened or cancelled. */
    public static Optional<StoredSession> session(StateView state, SessionId id) {
        return state.get(SESSIONS, key(id).key()).map(StoredSession::decode);
    }

    /** What a participant traded for an interval in all cleared sessions so far. */
    public static TradedEnergy traded(StateView state, Interval interval, ParticipantId participant) {
        return state.get(TRADED, key(interval, participant))
                .map(TradingState::decode)
                .orElse(TradedEnergy.NONE);
    }

    /** What everybody traded for an interval in all cleared sessions so far. */
    public static SortedMap<ParticipantId, TradedEnergy> traded(StateView state, Interval interval) {
        SortedMap<ParticipantId, TradedEnergy> traded = new TreeMap<>();
        for (StateView.Entry entry : state.startingWith(TRADED, key(interval).key(), ALL)) {
            byte[] key = entry.key().toArray();
            String code = new String(key, Long.BYTES, key.length - Long.BYTES - 1, StandardCharsets.UTF_8);
            traded.put(new ParticipantId(code), decode(entry.value()));
        }
        return Collections.unmodifiableSortedMap(traded);
    }

    /** Begins the key of what belongs to an interval. */
    public static StateKey key(Interval interval) {
        return new StateKey().number(interval.start().getEpochSecond());
    }

    public static Bytes key(Interval interval, ParticipantId participant) {
        return key(interval).text(participant.code()).key();
    }

    /** Begins the key of what belongs to a session. */
    public static StateKey key(SessionId session) {
        return key(session.first()).number(Codes.of(session.kind()));
    }

    public static Bytes encode(TradedEnergy traded) {
        return new WireWriter()
                .uint(1, traded.sold().value())
                .uint(2, traded.soldRenewable().value())
                .uint(3, traded.bought().value())
                .finish();
    }

    private static TradedEnergy decode(Bytes value) {
        return WireReader.read(
                "traded energy",
                value,
                ENERGY_LENGTH,
                fields -> new TradedEnergy(
                        new WattHours(fields.uint64(1)),
                        new WattHours(fields.uint64(2)),
                        new WattHours(fields.uint64(3))));
    }
}
