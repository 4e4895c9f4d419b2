package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.Optional;

/**
 * The figures of one interval of a cleared session.
 *
 * @param offered by all sellers
 * @param offeredRenewable of it, what is renewable
 * @param demanded by all buyers
 * @param cleared what was traded
 * @param clearedRenewable of it, what renewable orders sold
 * @param trades their number
 * @param prices of the trades; empty without any
 */
public record IntervalFigures(
        SessionId session,
        Interval interval,
        WattHours offered,
        WattHours offeredRenewable,
        WattHours demanded,
        WattHours cleared,
        WattHours clearedRenewable,
        int trades,
        Optional<Prices> prices,
        Welfare welfare) {

    /** @param mean weighted by quantity, half to even on the micro-unit */
    public record Prices(Price mean, Price lowest, Price highest) {}
}
