package energy.wattle.settlement;

import energy.wattle.ledger.Hash;
import energy.wattle.units.Problem;
import java.util.List;

/** What came of asking for a change of what a zone settles by. */
public sealed interface SettlementReceipt {

    /** @param records on their way into blocks of the zone's chain */
    record Submitted(List<Hash> records) implements SettlementReceipt {

        public Submitted {
            records = List.copyOf(records);
        }
    }

    /** @param problems everything that is wrong, at least one */
    record Refused(List<Problem> problems) implements SettlementReceipt {

        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
