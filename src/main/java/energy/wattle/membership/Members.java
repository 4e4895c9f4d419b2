package energy.wattle.membership;

import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Participants, resources, zones and qualifications. What is asked for here becomes records of the main chain, signed
 * by this instance's administrator key; it holds once it has come down to the zone, a block or two later.
 */
public interface Members {

    /** Registers a zone, or changes its parameters. */
    Administration register(Zone zone);

    /** Registers a participant with its resources and a custodial key and meter key, both kept by this instance. */
    Administration register(NewParticipant participant);

    Administration apply(ParticipantId participant, QualifiedSide side, Instant from, Instant until);

    Administration approve(ParticipantId participant, QualifiedSide side, String reason);

    Administration refuse(ParticipantId participant, QualifiedSide side, String reason);

    Administration suspend(ParticipantId participant, QualifiedSide side, String reason);

    Administration resume(ParticipantId participant, QualifiedSide side, String reason);

    List<Zone> zones();

    /** In the order of ids. */
    List<Participant> participants(TradingZoneId zone);

    Optional<Participant> participant(ParticipantId id);
}
