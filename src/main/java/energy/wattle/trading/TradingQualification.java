package energy.wattle.trading;

import java.time.Instant;

/**
 * An approved qualification for one side of the market; one for both is two of these. Source: Market rules, Who may
 * trade.
 *
 * @param from the first instant at which it holds
 * @param until the first instant at which it has expired
 */
public record TradingQualification(Side side, Instant from, Instant until, boolean suspended) {

    public boolean holdsAt(Instant instant) {
        return !suspended && !instant.isBefore(from) && instant.isBefore(until);
    }
}
