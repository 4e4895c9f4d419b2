package energy.wattle.assessment;

import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is looked at: delivery intervals that begin from one instant on, and before another.
 *
 * @param zone nothing for the whole market
 * @param kind only sessions of this kind; outcomes are not told apart by session
 * @param session only this one
 */
public record Span(
        Optional<TradingZoneId> zone,
        Optional<SessionKind> kind,
        Optional<SessionId> session,
        Instant from,
        Instant until) {

    public Span {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a span ends (%s) after it begins (%s)".formatted(until, from));
        }
    }

    public static Span of(TradingZoneId zone, Instant from, Instant until) {
        return new Span(Optional.of(zone), Optional.empty(), Optional.empty(), from, until);
    }

    public static Span ofMarket(Instant from, Instant until) {
        return new Span(Optional.empty(), Optional.empty(), Optional.empty(), from, until);
    }

    public static Span of(SessionId session, Instant from, Instant until) {
        return new Span(Optional.of(session.zone()), Optional.of(session.kind()), Optional.of(session), from, until);
    }
}
