package energy.wattle.trading;

import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.Optional;

/**
 * A session that was opened or cancelled, and what came of it.
 *
 * @param opened the block of its OPEN record
 * @param closed the block of its CLOSE record
 * @param volume traded in all of its intervals
 * @param meanPrice weighted by quantity; empty without trades
 */
public record HeldSession(
        Session session,
        SessionState state,
        Optional<BlockPoint> opened,
        Optional<BlockPoint> closed,
        WattHours volume,
        Optional<Price> meanPrice) {}
