package energy.wattle.trading;

import java.time.Instant;

/**
 * A block of the zone's chain, as far as the market rules look at it.
 *
 * @param height greater in every later block
 * @param time of its header, which is market time; never earlier in a later block
 */
public record BlockPoint(long height, Instant time) {

    public boolean isBelow(BlockPoint other) {
        return height < other.height;
    }
}
