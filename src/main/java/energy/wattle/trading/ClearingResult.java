package energy.wattle.trading;

import energy.wattle.units.Interval;
import java.util.List;

/**
 * What clearing one delivery interval gave.
 *
 * @param supply the sellers' orders in the order they were offered: renewables by price, then conventional by price
 * @param demand the buyers' orders in the order they were served
 * @param trades in the order of matching
 * @param unmatched asks, then bids, in the order of {@code supply} and {@code demand}
 */
public record ClearingResult(
        Interval interval,
        List<Ask> supply,
        List<Bid> demand,
        List<Trade> trades,
        List<UnmatchedOrder> unmatched,
        Welfare welfare) {}
