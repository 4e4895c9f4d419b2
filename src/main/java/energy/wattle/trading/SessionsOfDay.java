package energy.wattle.trading;

import energy.wattle.membership.Zone;
import energy.wattle.units.TradingZoneId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tells operators how the sessions go. Every call needs the role. */
public interface SessionsOfDay {

    /** In the order of codes. */
    List<Zone> zones();

    /**
     * @param zone nothing for the first
     * @param day in the zone's time zone; nothing for today, by market time
     */
    SessionDay of(Optional<TradingZoneId> zone, Optional<LocalDate> day);
}
