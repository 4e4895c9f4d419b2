package energy.wattle.ledger;

import energy.wattle.units.Problem;
import java.util.List;

/**
 * What everybody who looks at this market should know of it: that it is a sample, that its clock stands still. Supplied
 * by modules that make it so.
 */
public interface MarketNotices {

    /** Sentences as message keys with their arguments; none if there is nothing to know. */
    List<Problem> notices();
}
