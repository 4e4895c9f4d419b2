package energy.wattle.ledger;

import java.time.Instant;

/** Says whether played market time has to wait for the chains. Asked on the market loop's thread. */
public interface ClockHold {

    boolean isHolding(Instant now);
}
