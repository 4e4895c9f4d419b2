package energy.wattle.membership;

import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A participant that is to be registered. As in {@link Participant}. */
public record NewParticipant(
        ParticipantId id,
        TradingZoneId zone,
        String name,
        boolean isNaturalPerson,
        List<Resource> resources,
        Optional<Watts> connectionLimit,
        Instant registeredFrom) {

    public NewParticipant {
        resources = List.copyOf(resources);
    }

    /** The participant that comes of it, without qualifications. */
    public Participant registered() {
        return new Participant(
                id,
                zone,
                name,
                isNaturalPerson,
                resources,
                connectionLimit,
                List.of(),
                registeredFrom,
                Optional.empty());
    }
}
