package energy.wattle.membership.service;

import energy.wattle.membership.Administration;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.membership.ZoneDesk;
import energy.wattle.membership.ZoneParameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets administrators set what zones may set. */
@Service
@PreAuthorize("hasRole('ADMINISTRATOR')")
class ZoneDeskService implements ZoneDesk {

    private final Members members;
    private final ZoneParameters parameters;

    ZoneDeskService(Members members, ZoneParameters parameters) {
        this.members = members;
        this.parameters = parameters;
    }

    @Override
    public List<Zone> zones() {
        return members.zones();
    }

    @Override
    public List<ZoneParameter> parameters() {
        return parameters.declared();
    }

    @Override
    public Administration set(Zone zone, Map<String, Optional<Long>> changed) {
        SortedMap<String, Long> values = new TreeMap<>(zone.parameters());
        changed.forEach(
                (name, value) -> value.ifPresentOrElse(number -> values.put(name, number), () -> values.remove(name)));
        return members.register(new Zone(zone.id(), zone.name(), zone.timeZone(), zone.currency(), values));
    }
}
