package energy.wattle.trading;

import energy.wattle.membership.Zone;
import energy.wattle.trading.PublicDay.OpenGate;
import java.util.List;
import java.util.Optional;

/**
 * The running market, for everybody.
 *
 * @param zones each with the day that it has now, in the order of codes
 * @param next the day-ahead gate that comes first; while none is open, that of any other session
 * @param latest the last real-time price; before there is one, that of another session
 */
public record MarketToday(List<PublicDay> zones, Optional<OpenGate> next, Optional<Quote> latest) {

    public MarketToday {
        zones = List.copyOf(zones);
    }

    /** A price with the zone that it is of. */
    public record Quote(Zone zone, PublicInterval interval) {}
}
