package energy.wattle.ledger;

import java.time.Instant;

/**
 * Which block is being executed: all that a contract may know of time and place.
 *
 * @param height from 1
 * @param time market time of the block, milliseconds since 1970-01-01T00:00Z
 * @param epoch from 0
 */
public record BlockContext(MarketChain chain, long height, long time, long epoch, Unsealing unsealing) {

    public BlockContext {
        Checks.atLeast("height", height, 1);
        Checks.atLeast("time", time, 0);
        Checks.atLeast("epoch", epoch, 0);
    }

    /** Market time of the block. */
    public Instant instant() {
        return Instant.ofEpochMilli(time);
    }
}
