package energy.wattle.membership;

import energy.wattle.ledger.Hash;
import energy.wattle.units.Problem;
import java.util.List;
import java.util.Map;

/** What came of asking for many changes of membership at once: all of them, or none. */
public sealed interface MassAdministration {

    /** @param records on the main chain, on their way into blocks, in the order of what was asked for */
    record Submitted(List<Hash> records) implements MassAdministration {

        public Submitted {
            records = List.copyOf(records);
        }
    }

    /** @param problems everything that is wrong, by the zone or participant that it is wrong with */
    record Refused(Map<String, List<Problem>> problems) implements MassAdministration {

        public Refused {
            problems = Map.copyOf(problems);
        }
    }
}
