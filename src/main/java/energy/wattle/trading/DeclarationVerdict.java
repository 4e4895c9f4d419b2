package energy.wattle.trading;

import energy.wattle.units.Interval;
import java.util.List;

/** What the node that takes a declaration says to it. */
public sealed interface DeclarationVerdict {

    /**
     * It may go to the ledger.
     *
     * @param awaiting the intervals over which a session with an earlier gate is not over yet: should that one still be
     *     pending in the block that takes the declaration, its orders for these intervals will be void
     */
    record Accepted(Declaration declaration, List<Interval> awaiting) implements DeclarationVerdict {}

    /**
     * Nothing of it is stored.
     *
     * @param faults all of them: first those of the whole, then by interval; at least one
     */
    record Refused(List<DeclarationFault> faults) implements DeclarationVerdict {}
}
