package energy.wattle.trading.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.TradingState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What moves a zone's sessions by time alone, in one entry of the state, so that a block at which nothing is due reads
 * no more than that.
 *
 * @param passed up to here, every session of the calendar was opened or cancelled at its gate
 * @param next the first gate after {@code passed} in the calendar as it was then
 * @param running sessions that are open or closed, by first interval, then kind
 * @param closed of them, those that wait for their key
 */
record Agenda(Instant passed, Instant next, SortedSet<SessionId> running, SortedSet<SessionId> closed) {

    private static final int NAME_LENGTH = 400;
    private static final int MOST = 10_000;
    private static final Bytes KEY = new StateKey().number(0).key();
    private static final Comparator<SessionId> SEQUENCE =
            Comparator.comparing(SessionId::first).thenComparing(SessionId::kind);

    Agenda {
        running = sorted(running);
        closed = sorted(closed);
    }

    static Agenda beginning(Instant passed, Instant next) {
        return new Agenda(passed, next, new TreeSet<>(SEQUENCE), new TreeSet<>(SEQUENCE));
    }

    /** Empty until the zone's rules are known on its chain. */
    static Optional<Agenda> of(StateView state) {
        return state.get(TradingState.AGENDA, KEY).map(Agenda::decode);
    }

    Agenda withOpen(SessionId session) {
        SortedSet<SessionId> more = new TreeSet<>(running);
        more.add(session);
        return new Agenda(passed, next, more, closed);
    }

    Agenda withClosed(SessionId session) {
        SortedSet<SessionId> more = new TreeSet<>(closed);
        more.add(session);
        return new Agenda(passed, next, running, more);
    }

    Agenda without(SessionId session) {
        SortedSet<SessionId> stillRunning = new TreeSet<>(running);
        SortedSet<SessionId> stillClosed = new TreeSet<>(closed);
        stillRunning.remove(session);
        stillClosed.remove(session);
        return new Agenda(passed, next, stillRunning, stillClosed);
    }

    Agenda upTo(Instant instant, Instant nextGate) {
        return new Agenda(instant, nextGate, running, closed);
    }

    StateChange change() {
        WireWriter writer = new WireWriter().uint(1, passed.toEpochMilli()).uint(2, next.toEpochMilli());
        running.forEach(session -> writer.element(3, Bytes.ofUtf8(session.name())));
        closed.forEach(session -> writer.element(4, Bytes.ofUtf8(session.name())));
        return new StateChange(TradingState.AGENDA, KEY, Optional.of(writer.finish()));
    }

    private static Agenda decode(Bytes value) {
        return WireReader.read(
                "agenda",
                value,
                MOST * NAME_LENGTH,
                fields -> new Agenda(
                        Instant.ofEpochMilli(fields.uint64(1)),
                        Instant.ofEpochMilli(fields.uint64(2)),
                        sessions(fields, 3),
                        sessions(fields, 4)));
    }

    private static SortedSet<SessionId> sessions(WireReader fields, int field) {
        SortedSet<SessionId> sessions = new TreeSet<>(SEQUENCE);
        fields.elements(field, MOST, NAME_LENGTH).forEach(name -> sessions.add(SessionTerms.id(utf8(name))));
        return sessions;
    }

    private static SortedSet<SessionId> sorted(SortedSet<SessionId> sessions) {
        SortedSet<SessionId> sorted = new TreeSet<>(SEQUENCE);
        sorted.addAll(sessions);
        return Collections.unmodifiableSortedSet(sorted);
    }

    static String utf8(Bytes text) {
        return new String(text.toArray(), StandardCharsets.UTF_8);
    }
}
