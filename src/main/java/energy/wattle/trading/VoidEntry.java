package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import java.util.List;
import java.util.Optional;

/**
 * What of a declaration did not count when its session was cleared.
 *
 * @param height of the declaration's block
 * @param position of its record there
 * @param interval that is void; empty if the whole declaration is
 * @param faults at least one, at most the first 100
 */
public record VoidEntry(
        SessionId session,
        long height,
        int position,
        ParticipantId participant,
        Optional<Interval> interval,
        List<DeclarationFault> faults) {

    public VoidEntry {
        faults = List.copyOf(faults);
    }
}
