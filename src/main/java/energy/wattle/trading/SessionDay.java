package energy.wattle.trading;

import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of a zone with gates on one of its days, and what waits anywhere.
 *
 * @param waiting in all zones, those that wait longest first
 * @param day in the zone's time zone
 * @param lines by gate
 */
public record SessionDay(Instant now, List<Waiting.WaitingSession> waiting, LocalDate day, List<Line> lines) {

    public SessionDay {
        waiting = List.copyOf(waiting);
        lines = List.copyOf(lines);
    }

    /**
     * A session.
     *
     * @param height of the block of the zone's chain that brought it where it stands
     * @param volume traded; nothing before it is cleared
     * @param meanPrice weighted by quantity; empty without trades
     */
    public record Line(
            Session session,
            SessionState state,
            Optional<Long> height,
            Optional<WattHours> volume,
            Optional<Price> meanPrice) {}
}
