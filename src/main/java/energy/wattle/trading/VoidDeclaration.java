package energy.wattle.trading;

import energy.wattle.units.ParticipantId;
import java.util.List;

/**
 * A declaration that does not count at all.
 *
 * @param faults at least one
 */
public record VoidDeclaration(
        LedgerPlace place, ParticipantId participant, List<? extends DeclarationFault.OfWhole> faults) {}
