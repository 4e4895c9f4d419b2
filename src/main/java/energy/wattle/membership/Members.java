package energy.wattle.membership;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Participants, resources, zones and qualifications. What is asked for here becomes records of the main chain, signed
 * by this instance's administrator key; it holds once it has come down to the zone, a block or two later.
 *
 * <p>Everything is checked against the main chain's last final block first, and refused with all problems at once. What
 * is still on its way is not seen; where two changes cross, the chain voids the later one with the reason.
 *
 * <p>A chain cannot forget: a natural person stands there under a pseudonym, and its real name is a {@link Contact},
 * which only this installation keeps ({@link MemberAccounts}).
 */
public interface Members {

    /**
     * Registers a zone, or changes its parameters. Its institutions' keys are those of this instance. Parameters have
     * the names and bounds that modules declare ({@link ZoneParameter.Declared}).
     */
    Administration register(Zone zone);

    /** Registers a participant with its resources and a custodial key and meter key, both kept by this instance. */
    Administration register(NewParticipant participant);

    /**
     * Registers zones, then participants with their qualifications, all or nothing. Later ones may build on earlier
     * ones of the same call.
     */
    MassAdministration registerAll(List<Zone> zones, List<Enrolment> participants);

    /** @param resources all that it has from now on */
    Administration changeResources(ParticipantId participant, List<Resource> resources);

    /** @param limit empty for the default, the sum of installed capacities */
    Administration changeConnectionLimit(ParticipantId participant, Optional<Watts> limit);

    /**
     * Ends a membership; at least 50 hours ahead, so that no open session reaches beyond it.
     *
     * @param at first instant at which it does not belong to the zone any more
     */
    Administration leave(ParticipantId participant, Instant at);

    /**
     * Makes a key that somebody else keeps, as a gateway or a meter, valid for the participant.
     *
     * @param id of the public key, by the chain's crypto suite
     * @param role PARTICIPANT or METER
     */
    Administration addKey(ParticipantId participant, KeyId id, Bytes publicKey, KeyRole role);

    /** A key of the participant's is valid no longer. */
    Administration removeKey(ParticipantId participant, KeyId id);

    Administration apply(ParticipantId participant, QualifiedSide side, Instant from, Instant until);

    Administration approve(ParticipantId participant, QualifiedSide side, String reason);

    Administration refuse(ParticipantId participant, QualifiedSide side, String reason);

    Administration suspend(ParticipantId participant, QualifiedSide side, String reason);

    Administration resume(ParticipantId participant, QualifiedSide side, String reason);

    /** In the order of codes. */
    List<Zone> zones();

    /** In the order of ids. */
    List<Participant> participants(TradingZoneId zone);

    Optional<Participant> participant(ParticipantId id);
}
