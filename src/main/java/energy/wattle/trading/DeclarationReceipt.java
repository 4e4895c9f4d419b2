package energy.wattle.trading;

import energy.wattle.ledger.Hash;
import energy.wattle.units.Interval;
import java.util.List;

/** What the node says that took a declaration. */
public sealed interface DeclarationReceipt {

    /**
     * It is stored durably, and on its way into a block.
     *
     * @param awaiting as in {@link DeclarationVerdict.Accepted}
     */
    record Taken(Hash record, List<Interval> awaiting) implements DeclarationReceipt {}

    /** @param faults as in {@link DeclarationVerdict.Refused} */
    record Refused(List<DeclarationFault> faults) implements DeclarationReceipt {}

    /**
     * Nothing of it is stored: the participant's key is another instance's.
     *
     * @param instance by its name: there the participant declares
     */
    record Elsewhere(String instance) implements DeclarationReceipt {}

    /** The zone has no such session, or the market no such participant. */
    record Unknown() implements DeclarationReceipt {}
}
