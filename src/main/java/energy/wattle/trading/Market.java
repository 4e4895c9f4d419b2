package energy.wattle.trading;

import energy.wattle.ledger.Bytes;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What stands in the market: sessions, prices, orders, trades. From final blocks only.
 *
 * <p>Whoever shows it to people minds the disclosure classes: prices and cleared volumes are public, orders and trades
 * are their parties' and the regulator's.
 */
public interface Market {

    /** The longest span, in days, that one question may ask for. */
    int MAXIMUM_DAYS = 62;

    /** The calendar's sessions of a zone whose gate is at or after {@code from} and before {@code to}; by gate. */
    List<SessionStatus> sessions(TradingZoneId zone, Instant from, Instant to);

    /** The same sessions, each with what came of it. */
    List<SessionDay.Line> lines(TradingZoneId zone, Instant from, Instant to);

    /** The session of this name; empty if neither the chain nor the calendar has it. */
    Optional<SessionStatus> session(SessionId id);

    /** The zone's sessions that have an OPEN record and no CLOSE yet, by gate. */
    List<Session> open(TradingZoneId zone);

    /** The public key that declarations and forecasts for a session are sealed to, while it is open. */
    Optional<Bytes> sealingKey(SessionId session);

    /** All trades of an interval in trade order. */
    List<Trade> trades(TradingZoneId zone, Interval interval);

    /** What a participant traded for an interval in all cleared sessions so far. */
    TradedEnergy position(ParticipantId participant, Interval interval);

    /** The sessions that a zone opened or cancelled, with gates at or after {@code from} and before {@code to}. */
    List<HeldSession> held(TradingZoneId zone, Instant from, Instant to);

    /** Figures of the cleared intervals that begin at or after {@code from} and before {@code to}; by gate. */
    List<IntervalFigures> figures(TradingZoneId zone, Instant from, Instant to);

    /** Figures of a session's intervals; none unless it was cleared. */
    List<IntervalFigures> figures(SessionId session);

    /** A zone's trades for intervals that begin at or after {@code from} and before {@code to}, in trade order. */
    List<MadeTrade> trades(TradingZoneId zone, Instant from, Instant to);

    /** A participant's own trades, likewise. */
    List<MadeTrade> trades(ParticipantId participant, Instant from, Instant to);

    /** The trades of a session, by interval, in the order of matching. */
    List<MadeTrade> trades(SessionId session);

    /** What a participant traded, for each interval in which it did. */
    SortedMap<Interval, TradedEnergy> positions(ParticipantId participant, Instant from, Instant to);

    /** All orders that counted in a session, by interval, in time priority. */
    List<BookedOrder> orders(SessionId session);

    /** The orders that counted for intervals from {@code from} to before {@code to}, by session and time priority. */
    List<BookedOrder> orders(TradingZoneId zone, Instant from, Instant to);

    /** An interval of a cleared session as it was cleared, with its ladder; empty unless it was. */
    Optional<ClearedInterval> cleared(SessionId session, Interval interval);

    /** What did not count in a cleared session and why, in the ledger's order. */
    List<VoidEntry> voids(SessionId session);
}
