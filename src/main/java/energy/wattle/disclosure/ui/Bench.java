package energy.wattle.disclosure.ui;

import energy.wattle.disclosure.Audiences;
import energy.wattle.disclosure.Disclosure;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Readers;
import energy.wattle.units.TradingZoneId;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What both pages of publications ask. */
@Component
record Bench(Disclosure disclosure, Audiences audiences, Readers readers, Members members) {

    /** Times are told in the zone's; the first zone's for the whole market. */
    ZoneId timeZone(Optional<TradingZoneId> zone) {
        return members.zones().stream()
                .filter(one -> zone.isEmpty() || zone.get().equals(one.id()))
                .map(Zone::timeZone)
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }
}
