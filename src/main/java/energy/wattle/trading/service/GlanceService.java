package energy.wattle.trading.service;

import energy.wattle.ledger.MarketClock;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.membership.Members;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Zone;
import energy.wattle.shell.MarketGlance;
import energy.wattle.shell.Pulse;
import energy.wattle.trading.Market;
import energy.wattle.trading.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Gives the frame of every page its clock and its gates. */
@Service
class GlanceService implements MarketGlance {

    private final MarketClock clock;
    private final Members members;
    private final MemberAccounts accounts;
    private final OpenGates gates;

    GlanceService(MarketClock clock, Members members, MemberAccounts accounts, OpenGates gates) {
        this.clock = clock;
        this.members = members;
        this.accounts = accounts;
        this.gates = gates;
    }

    @Override
    public Glance now() {
        Instant now = clock.instant();
        return new Glance(
                now, gates.zones().stream().map(zone -> zone.glance(now)).toList());
    }

    @Override
    public Optional<String> zoneOf(String account) {
        return accounts.participantOf(account)
                .flatMap(members::participant)
                .map(Participant::zone)
                .map(zone -> zone.code());
    }

    /** Which zones have which sessions open; asked for by every page, so loaded for all at once. */
    @Service
    static class OpenGates {

        private final Supplier<List<OpenZone>> zones;

        OpenGates(Members members, Market market, Pulse pulse) {
            zones = pulse.shared(() -> members.zones().stream()
                    .map(zone -> new OpenZone(zone, market.open(zone.id())))
                    .toList());
        }

        private List<OpenZone> zones() {
            return zones.get();
        }
    }

    /** @param open by gate */
    private record OpenZone(Zone zone, List<Session> open) {

        ZoneGlance glance(Instant now) {
            Optional<Gate> next = open.stream()
                    .filter(session -> session.gate().isAfter(now))
                    .findFirst()
                    .map(session -> new Gate(
                            "trading.status.kind." + session.id().kind().name().toLowerCase(Locale.ROOT),
                            session.gate(),
                            Duration.between(now, session.gate())));
            return new ZoneGlance(zone.id().code(), zone.name(), zone.timeZone(), next);
        }
    }
}
