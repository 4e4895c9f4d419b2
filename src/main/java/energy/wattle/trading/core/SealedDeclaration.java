package energy.wattle.trading.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.Unsealing;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.LedgerPlace;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.Submission;
import energy.wattle.trading.TradingState;
import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A declaration record that waits in the state for its session's key.
 *
 * @param payload the record's, sealed
 */
record SealedDeclaration(LedgerPlace place, ParticipantId participant, KeyId sender, long sequence, Bytes payload) {

    private static final int ENTRY_LENGTH = Limits.RECORD_LENGTH + 1024;
    private static final int NAME_LENGTH = 400;

    /** More than any session has: participants times what each may send. */
    private static final int ALL = 10_000_000;

    /** A session's, in the ledger's order. */
    static List<SealedDeclaration> of(StateView state, SessionId session) {
        return entries(state, session).stream()
                .map(entry -> decode(entry.value()))
                .sorted(Comparator.comparing(SealedDeclaration::place))
                .toList();
    }

    /** What deletes all of a session's, with their number. */
    static List<StateChange> forgotten(StateView state, SessionId session) {
        List<StateChange> changes = new ArrayList<>();
        Set<Bytes> counts = new TreeSet<>();
        for (StateView.Entry entry : entries(state, session)) {
            changes.add(new StateChange(TradingState.DECLARATIONS, entry.key(), Optional.empty()));
            counts.add(countKey(session, decode(entry.value()).participant()));
        }
        counts.forEach(key -> changes.add(new StateChange(TradingState.SENT, key, Optional.empty())));
        return changes;
    }

    private static List<StateView.Entry> entries(StateView state, SessionId session) {
        return state.startingWith(
                TradingState.DECLARATIONS, TradingState.key(session).key(), ALL);
    }

    /** How many a participant has sent for a session. */
    static long sent(StateView state, SessionId session, ParticipantId participant) {
        return state.get(TradingState.SENT, countKey(session, participant))
                .map(count -> WireReader.read("count", count, ENTRY_LENGTH, fields -> fields.uint64(1)))
                .orElse(0L);
    }

    /**
     * What stores it as one more of its sender's.
     *
     * @param before how many that one has sent
     */
    List<StateChange> stored(SessionId session, long before) {
        Bytes count = new WireWriter().uint(1, before + 1).finish();
        return List.of(
                new StateChange(TradingState.DECLARATIONS, key(session), Optional.of(encode())),
                new StateChange(TradingState.SENT, countKey(session, participant), Optional.of(count)));
    }

    private static Bytes countKey(SessionId session, ParticipantId participant) {
        return TradingState.key(session).text(participant.code()).key();
    }

    private Bytes key(SessionId session) {
        return TradingState.key(session)
                .text(participant.code())
                .number(place.block().height())
                .number(place.position())
                .key();
    }

    /** What it turns out to hold. */
    Submission opened(Unsealing unsealing, Bytes secret, SessionId session) {
        return unsealing
                .open(secret, session.name(), sender, sequence, payload)
                .map(plaintext -> read(plaintext, session))
                .orElseGet(() -> new Submission.Unreadable(place, participant));
    }

    private Submission read(Bytes plaintext, SessionId session) {
        try {
            return DeclarationCodec.decode(place, participant, session, plaintext);
        } catch (MalformedException e) {
            return new Submission.Unreadable(place, participant);
        }
    }

    Bytes encode() {
        return new WireWriter()
                .uint(1, place.block().height())
                .uint(2, place.block().time().toEpochMilli())
                .uint(3, place.position())
                .text(4, participant.code())
                .bytes(5, sender.hash().bytes())
                .uint(6, sequence)
                .bytes(7, payload)
                .finish();
    }

    static SealedDeclaration decode(Bytes value) {
        return WireReader.read(
                "sealed declaration",
                value,
                ENTRY_LENGTH,
                fields -> new SealedDeclaration(
                        new LedgerPlace(
                                new BlockPoint(fields.uint64(1), Instant.ofEpochMilli(fields.uint64(2))),
                                fields.uint32(3)),
                        new ParticipantId(fields.text(4, NAME_LENGTH)),
                        new KeyId(fields.hash(5)),
                        fields.uint64(6),
                        fields.bytes(7, Limits.PAYLOAD_LENGTH)));
    }
}
