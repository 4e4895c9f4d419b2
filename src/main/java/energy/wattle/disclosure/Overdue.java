package energy.wattle.disclosure;

import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.Optional;

/**
 * A publication that did not come in time.
 *
 * @param zone nothing for a whole market's
 * @param from first instant of its time; a session's gate
 */
public record Overdue(
        Subject subject, Optional<TradingZoneId> zone, Instant from, Instant until, Instant dueAt, Instant noticedAt) {}
