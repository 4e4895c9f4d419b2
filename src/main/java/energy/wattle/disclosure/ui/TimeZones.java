package energy.wattle.disclosure.ui;

import energy.wattle.membership.Zone;
import energy.wattle.units.TradingZoneId;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The zones' time zones, read once for a list of many rows. */
record TimeZones(List<Zone> zones) {

    /** The first zone's for the whole market. */
    ZoneId of(Optional<TradingZoneId> zone) {
        return zones.stream()
                .filter(one -> zone.isEmpty() || zone.get().equals(one.id()))
                .map(Zone::timeZone)
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }
}
