package energy.wattle.membership.service;

import energy.wattle.ledger.Ledger;
import energy.wattle.membership.Administration;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.membership.ZoneDesk;
import energy.wattle.membership.ZoneParameter;
import energy.wattle.shell.Capabilities;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.Problem;
import energy.wattle.units.TradingZoneId;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets administrators set what zones may set. */
@Service
@NeedsCapability(Capability.ADMINISTRATION)
@PreAuthorize("hasRole('ADMINISTRATOR')")
class ZoneDeskService implements ZoneDesk {

    private final Members members;
    private final ZoneParameters parameters;
    private final Ledger ledger;
    private final Capabilities capabilities;

    ZoneDeskService(Members members, ZoneParameters parameters, Ledger ledger, Capabilities capabilities) {
        this.members = members;
        this.parameters = parameters;
        this.ledger = ledger;
        this.capabilities = capabilities;
    }

    @Override
    public List<Zone> zones() {
        return members.zones();
    }

    @Override
    public List<String> unregistered() {
        if (!capabilities.has(Capability.ZONE_REGISTRATION)) {
            return List.of();
        }
        Set<String> registered = zones().stream().map(zone -> zone.id().code()).collect(Collectors.toSet());
        return ledger.zones().stream()
                .map(chain -> chain.name().code())
                .filter(name -> !registered.contains(name))
                .toList();
    }

    @Override
    public Administration register(String chain, String name, String timeZone, String currency) {
        if (!unregistered().contains(chain)) {
            return refused(Problem.of("membership.zone.chain.none", chain));
        }
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (!known.contains(timeZone.strip())) {
            return refused(Problem.of("membership.zone.time.none", timeZone));
        }
        return members.register(new Zone(
                new TradingZoneId(chain),
                name.strip(),
                ZoneId.of(timeZone.strip()),
                currency.strip(),
                new TreeMap<>()));
    }

    private static Administration refused(Problem problem) {
        return new Administration.Refused(List.of(problem));
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
