package energy.wattle.membership;

import energy.wattle.ledger.Hash;
import energy.wattle.units.Problem;
import java.util.List;

/** What came of asking for a change of membership. */
public sealed interface Administration {

    /** @param record its record on the main chain, which is on its way into a block */
    record Submitted(Hash record) implements Administration {}

    /** @param problems everything that is wrong, at least one */
    record Refused(List<Problem> problems) implements Administration {}
}
