package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import java.util.List;

/**
 * The orders of a declaration that do not count for one interval, while its others do.
 *
 * @param faults at least one
 */
public record VoidInterval(
        LedgerPlace place, ParticipantId participant, Interval interval, List<DeclarationFault.OfInterval> faults) {}
