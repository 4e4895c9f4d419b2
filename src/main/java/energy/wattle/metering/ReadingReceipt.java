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

    record Refused(List<Problem> problems) implements ReadingReceipt {}
}
