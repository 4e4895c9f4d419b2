package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What stands in the market: sessions, prices, trades. From final blocks only. */
public interface Market {

    /** The calendar's sessions of a zone that take declarations at this instant, or will later that day; by gate. */
    List<SessionStatus> sessions(TradingZoneId zone, Instant from, Instant to);

    Optional<SessionStatus> session(SessionId id);

    /** The zone's sessions that have an OPEN record and no CLOSE yet, by gate. */
    List<Session> open(TradingZoneId zone);

    /** All trades of an interval in trade order. */
    List<Trade> trades(TradingZoneId zone, Interval interval);

    /** What a participant traded for an interval in all cleared sessions so far. */
    TradedEnergy position(ParticipantId participant, Interval interval);
}
