package energy.wattle.ledger;

import java.time.InstantSource;

/**
 * Market time, which block headers carry: UTC in operation, the played calendar in the sample. Never goes back. Source:
 * Ledger, Time.
 */
public interface MarketClock extends InstantSource {

    /** Market seconds per real second while time goes on, from 1. */
    default long factor() {
        return 1;
    }
}
