package energy.wattle.trading;

import energy.wattle.membership.Zone;
import energy.wattle.units.MarketDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A zone's day of delivery as everybody may see it: nothing in it is about a member.
 *
 * @param now market time at which it was true
 * @param height of the last final block of the zone's chain
 * @param sessions that deliver on the day, by gate
 * @param gates that are still open, of whatever day, by time
 */
public record PublicDay(
        Zone zone,
        MarketDay day,
        Instant now,
        long height,
        List<SessionDay.Line> sessions,
        List<OpenGate> gates,
        PublicFigures figures) {

    public PublicDay {
        sessions = List.copyOf(sessions);
        gates = List.copyOf(gates);
    }

    /**
     * A session that takes declarations.
     *
     * @param left market time until it does no more
     */
    public record OpenGate(Session session, Duration left) {}

    /** Whether it is the day that market time has reached. */
    public boolean isToday() {
        return !now.isBefore(day.start()) && now.isBefore(day.end());
    }

    /** The open session of a kind whose gate comes first. */
    public Optional<OpenGate> next(SessionKind kind) {
        return gates.stream().filter(gate -> gate.session().id().kind() == kind).findFirst();
    }

    /** How many sessions of a kind are open. */
    public long open(SessionKind kind) {
        return gates.stream().filter(gate -> gate.session().id().kind() == kind).count();
    }

    /** How many of the day's sessions are cleared. */
    public long clearedSessions() {
        return sessions.stream()
                .filter(line -> line.state() instanceof SessionState.Cleared)
                .count();
    }
}
