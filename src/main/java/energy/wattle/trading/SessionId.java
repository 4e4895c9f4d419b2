package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.TradingZoneId;

/**
 * The name of a session: in a zone, no two sessions of one kind begin with the same interval.
 *
 * @param first the first delivery interval that it covers
 */
public record SessionId(TradingZoneId zone, SessionKind kind, Interval first) {

    @Override
    public String toString() {
        return "%s %s %s".formatted(zone, kind, first);
    }
}
