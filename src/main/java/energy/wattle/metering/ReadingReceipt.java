package energy.wattle.metering;

import energy.wattle.ledger.Hash;
import energy.wattle.units.Problem;
import java.util.List;

/** What came of a reading. */
public sealed interface ReadingReceipt {

    /** On its way into a block. */
    record Taken(Hash record) implements ReadingReceipt {}

    /** The same reading stands already, or is on its way. */
    record Known() implements ReadingReceipt {}

    /** @param values everything that is wrong with it, at least one */
    record Refused(List<RefusedValue> values) implements ReadingReceipt {

        public Refused {
            values = List.copyOf(values);
        }

        public List<Problem> problems() {
            return values.stream().map(RefusedValue::problem).toList();
        }
    }

    /**
     * @param field name of the column in tables
     * @param problem what is wrong with the value, and what would be right
     */
    record RefusedValue(String field, String value, Problem problem) {}
}
