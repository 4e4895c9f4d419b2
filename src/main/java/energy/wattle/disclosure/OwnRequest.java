package energy.wattle.disclosure;

import energy.wattle.units.ParticipantId;
import java.time.LocalDate;

/**
 * A document of the specific class.
 *
 * @param day of the member's zone
 */
public record OwnRequest(ParticipantId participant, LocalDate day, OwnSubject subject) {}
