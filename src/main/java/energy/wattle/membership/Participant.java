package energy.wattle.membership;

import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A member of one zone, as the ledger has it. Source: Market rules, Who may trade.
 *
 * @param name shown to others; a pseudonym where it is a natural person
 * @param connectionLimit empty for the default, the sum of installed capacities
 * @param qualifications at most one per side, sellers first
 * @param registeredFrom first instant at which it belongs to the zone
 * @param leftAt first instant at which it does not any more
 */
public record Participant(
        ParticipantId id,
        TradingZoneId zone,
        String name,
        boolean isNaturalPerson,
        List<Resource> resources,
        Optional<Watts> connectionLimit,
        List<Qualification> qualifications,
        Instant registeredFrom,
        Optional<Instant> leftAt) {

    public Participant {
        resources = List.copyOf(resources);
        qualifications = List.copyOf(qualifications);
    }

    /** Whether it belongs to the zone at this instant; its readings are waited for then. */
    public boolean isRegisteredAt(Instant instant) {
        return !instant.isBefore(registeredFrom) && leftAt.stream().noneMatch(left -> !instant.isBefore(left));
    }

    /** The limit of what it may draw. */
    public Watts connection() {
        return connectionLimit.orElseGet(
                () -> resources.stream().map(Resource::installed).reduce(Watts.ZERO, Watts::plus));
    }
}
