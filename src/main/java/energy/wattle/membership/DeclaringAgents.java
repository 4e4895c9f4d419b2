package energy.wattle.membership;

import energy.wattle.units.ParticipantId;
import java.util.Optional;

/** Programs that declare in place of their participants. Supplied by a module that has some; in operation none does. */
public interface DeclaringAgents {

    /** Whether the participant's agent declares; empty if it has none. */
    Optional<Boolean> declaresFor(ParticipantId participant);

    /** @throws IllegalArgumentException if the participant has none */
    void let(ParticipantId participant, boolean declares);
}
