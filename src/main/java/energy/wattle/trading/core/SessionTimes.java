package energy.wattle.trading.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionState.Cancelled;
import energy.wattle.trading.StoredSession;
import energy.wattle.trading.TradingState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of sessions when a block begins and ends, and what that does to the state.
 *
 * <p>After a chain stood still for long, a block looks through {@link #STRETCH} of the calendar only: the blocks after
 * it catch up. Nothing hangs on it, as none of those sessions can be opened any more.
 */
final class SessionTimes {

    /** How much of the calendar one block looks through. */
    static final Duration STRETCH = Duration.ofDays(3);

    /** Header times are whole milliseconds. */
    private static final Duration TICK = Duration.ofMillis(1);

    private SessionTimes() {}

    static Applied begin(StateView state, BlockPoint block) {
        Optional<Agenda> known = Agenda.of(state);
        if (known.isEmpty()) {
            return first(state, block);
        }
        Agenda agenda = known.get();
        boolean isDelivery = !agenda.running().isEmpty()
                && !agenda.running().first().first().start().isAfter(block.time());
        if (!isDelivery && agenda.next().isAfter(block.time())) {
            return Applied.NOTHING;
        }
        Effects effects = new Effects(agenda);
        for (SessionId id : agenda.running()) {
            StoredSession session = TradingState.session(state, id).orElseThrow();
            step(session.session(), session.state(), new SessionInput.BlockBegins(block))
                    .ifPresent(moved -> effects.cancel(state, session.at(moved)));
        }
        if (!agenda.next().isAfter(block.time())) {
            ZoneSessions.of(state).ifPresent(sessions -> pass(sessions, block, effects));
        }
        return effects.applied();
    }

    static Applied conclude(StateView state, BlockPoint block) {
        Optional<Agenda> agenda = Agenda.of(state);
        if (agenda.isEmpty()) {
            return first(state, block);
        }
        Effects effects = new Effects(agenda.get());
        for (SessionId id : agenda.get().closed()) {
            StoredSession session = TradingState.session(state, id).orElseThrow();
            step(session.session(), session.state(), new SessionInput.BlockEnds(block))
                    .ifPresent(moved -> effects.cancel(state, session.at(moved)));
        }
        return effects.applied();
    }

    static Applied opened(StateView state, StoredSession session) {
        return Applied.of(
                List.of(new MarketFact.SessionOpened(session.session()).fact()),
                List.of(
                        change(session),
                        Agenda.of(state)
                                .orElseThrow()
                                .withOpen(session.session().id())
                                .change()));
    }

    static Applied closed(StateView state, StoredSession session) {
        SessionId id = session.session().id();
        return Applied.of(
                List.of(new MarketFact.SessionClosed(id).fact()),
                List.of(
                        change(session),
                        Agenda.of(state).orElseThrow().withClosed(id).change()));
    }

    static Applied cancelled(StateView state, StoredSession session) {
        Effects effects = new Effects(Agenda.of(state).orElseThrow());
        effects.cancel(state, session);
        return effects.applied();
    }

    static StateChange change(StoredSession session) {
        return new StateChange(
                TradingState.SESSIONS, TradingState.key(session.session().id()).key(), Optional.of(session.encode()));
    }

    /** Begins as soon as the rules have come down: what was to be opened before cannot be missed. */
    private static Applied first(StateView state, BlockPoint block) {
        return ZoneSessions.of(state)
                .map(sessions -> Agenda.beginning(block.time(), nextGate(sessions.calendar(), block.time())))
                .map(agenda -> Applied.of(List.of(), List.of(agenda.change())))
                .orElse(Applied.NOTHING);
    }

    /** Cancels what nobody opened. */
    private static void pass(ZoneSessions sessions, BlockPoint block, Effects effects) {
        Instant from = effects.agenda.passed();
        Instant to = from.plus(STRETCH).isBefore(block.time()) ? from.plus(STRETCH) : block.time();
        SessionCalendar calendar = sessions.calendar();
        for (Session session : calendar.closingBetween(from.plus(TICK), to.plus(TICK))) {
            if (TradingState.session(sessions.state(), session.id()).isEmpty()) {
                step(session, new SessionState.Scheduled(), new SessionInput.BlockBegins(block))
                        .ifPresent(moved -> effects.cancelScheduled(new StoredSession(session, Bytes.EMPTY, moved)));
            }
        }
        effects.agenda = effects.agenda.upTo(to, nextGate(calendar, to));
        effects.hasMoved = true;
    }

    private static Instant nextGate(SessionCalendar calendar, Instant passed) {
        Instant from = passed.plus(TICK);
        Instant to = passed.plus(Duration.ofHours(1));
        List<Session> next = calendar.closingBetween(from, to);
        return next.isEmpty() ? to : next.getFirst().gate();
    }

    /** Where a session stands if this moved it. */
    private static Optional<SessionState> step(Session session, SessionState state, SessionInput input) {
        return SessionLife.step(session, state, input) instanceof SessionStep.Moved(SessionState moved)
                ? Optional.of(moved)
                : Optional.empty();
    }

    /** Gathers what a block's time does. */
    private static final class Effects {

        private final List<Fact> facts = new ArrayList<>();
        private final List<StateChange> changes = new ArrayList<>();
        private Agenda agenda;
        private boolean hasMoved;

        Effects(Agenda agenda) {
            this.agenda = agenda;
        }

        void cancel(StateView state, StoredSession session) {
            cancelScheduled(session);
            changes.addAll(SealedDeclaration.forgotten(state, session.session().id()));
            agenda = agenda.without(session.session().id());
            hasMoved = true;
        }

        void cancelScheduled(StoredSession session) {
            if (session.state() instanceof Cancelled cancelled) {
                facts.add(new MarketFact.SessionCancelled(session.session(), cancelled.reason()).fact());
                changes.add(change(session));
            }
        }

        Applied applied() {
            if (hasMoved) {
                changes.add(agenda.change());
            }
            return Applied.of(facts, changes);
        }
    }
}
