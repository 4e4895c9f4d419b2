package energy.wattle.trading;

import energy.wattle.ledger.Hash;
import energy.wattle.units.Interval;
import energy.wattle.units.Problem;
import energy.wattle.units.WattHours;
import java.util.List;

/** What typed orders are told. */
public sealed interface TypedAnswer {

    /**
     * They may be sent as they are.
     *
     * @param orders number of them
     * @param intervals with orders
     * @param sold sum of the quantities offered
     * @param bought sum of the quantities asked for
     * @param awaiting as in {@link DeclarationVerdict.Accepted}
     */
    record Ready(int orders, int intervals, WattHours sold, WattHours bought, List<Interval> awaiting)
            implements TypedAnswer {

        public Ready {
            awaiting = List.copyOf(awaiting);
        }
    }

    /** @param record stored durably, and on its way into a block */
    record Sent(Hash record, int orders) implements TypedAnswer {}

    /**
     * Nothing of it is stored.
     *
     * @param faults beside their fields
     * @param ofWhole those that no line has
     */
    record Faulty(List<TypedFault> faults, List<Problem> ofWhole) implements TypedAnswer {

        public Faulty {
            faults = List.copyOf(faults);
            ofWhole = List.copyOf(ofWhole);
        }

        public int count() {
            return faults.size() + ofWhole.size();
        }
    }

    /** @param instance where the participant declares, as in {@link DeclarationReceipt.Elsewhere} */
    record Elsewhere(String instance) implements TypedAnswer {}

    /** No such session, for whoever asks. */
    record Unknown() implements TypedAnswer {}
}
