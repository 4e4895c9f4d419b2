package energy.wattle.ledger;

import java.time.Instant;

/**
 * A market clock that the market loop waits by. Between two waits market time stands still, so that whatever is due at
 * an instant is done, and final, before time goes on. Source: Ledger, Time ("the authority stops at each gate").
 */
public interface PacedClock extends MarketClock {

    /**
     * Lets market time go on, up to {@code next} at most, and waits meanwhile.
     *
     * @param maximumMillis real time to wait at most, from 0
     * @return whether market time has reached {@code next}
     */
    boolean await(Instant next, long maximumMillis) throws InterruptedException;

    /** Ends a wait early: there is something to do that has nothing to do with market time. */
    default void wake() {}
}
