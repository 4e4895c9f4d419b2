package energy.wattle.trading.core;

import energy.wattle.ledger.StateView;
import energy.wattle.membership.MembershipState;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.PriceRules;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.StoredSession;
import energy.wattle.trading.TradingParameters;
import energy.wattle.trading.TradingState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A zone's sessions, by its calendar and by the state of its chain together.
 *
 * <p>A session that the state does not know is scheduled, as long as its gate is ahead. Has it passed, the session was
 * over before the chain knew its rules, or before new gates put it into the past: it counts as {@code NOT_OPENED} from
 * the chain's beginning.
 *
 * @param state of the zone's chain
 * @param passed as in {@link Agenda}; empty before the chain's first block with rules
 */
public record ZoneSessions(StateView state, SessionCalendar calendar, PriceRules prices, Optional<Instant> passed) {

    private static final BlockPoint BEGINNING = new BlockPoint(0, Instant.EPOCH);

    /** Empty as long as the chain does not know rules to trade by. */
    public static Optional<ZoneSessions> of(StateView state) {
        return MembershipState.zone(state)
                .flatMap(zone -> TradingParameters.of(zone)
                        .map(parameters -> new ZoneSessions(
                                state,
                                new SessionCalendar(zone.id(), zone.timeZone(), parameters.gates()),
                                parameters.prices(),
                                Agenda.of(state).map(Agenda::passed))));
    }

    /** The session of this name; empty if neither state nor calendar has one. */
    public Optional<SessionStatus> find(SessionId id) {
        Optional<SessionStatus> known = TradingState.session(state, id).map(StoredSession::status);
        return known.isPresent() || !id.zone().equals(calendar.zone())
                ? known
                : calendar.find(id).map(this::unknown);
    }

    /** The sessions that are open or closed, by first interval. */
    public List<StoredSession> running() {
        return Agenda.of(state).stream()
                .flatMap(agenda -> agenda.running().stream())
                .map(id -> TradingState.session(state, id).orElseThrow())
                .toList();
    }

    /** All other sessions that share an interval with this one. */
    public List<SessionStatus> others(Session session) {
        return calendar.overlapping(session).stream().map(this::status).toList();
    }

    /** Where a session of the calendar stands. */
    public SessionStatus status(Session session) {
        return TradingState.session(state, session.id())
                .map(StoredSession::status)
                .orElseGet(() -> unknown(session));
    }

    /** Where a session of the calendar stands that the state does not know. */
    public SessionStatus unknown(Session session) {
        boolean isPast =
                passed.filter(instant -> !session.gate().isAfter(instant)).isPresent();
        return new SessionStatus(
                session,
                isPast
                        ? new SessionState.Cancelled(BEGINNING, CancellationReason.NOT_OPENED)
                        : new SessionState.Scheduled());
    }
}
