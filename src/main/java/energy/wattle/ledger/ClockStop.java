package energy.wattle.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * What played market time waits for where chains have nodes in other processes: records that are due at an instant, and
 * that time must not run away from. Source: Ledger, Time ("the authority stops at each gate").
 */
public interface ClockStop {

    /** Since when a chain is waited for that has no block yet. */
    Instant NOT_BEGUN = Instant.MIN;

    /** The chains that lack a record which is due at this instant, each with since when its longest is. */
    Map<ChainId, Instant> waiting(Instant now);
}
