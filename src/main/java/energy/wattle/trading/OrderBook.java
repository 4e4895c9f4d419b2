package energy.wattle.trading;

import energy.wattle.units.Interval;
import java.util.List;

/**
 * All orders of one session for one delivery interval.
 *
 * @param asks the sellers' orders, in time priority
 * @param bids the buyers' orders, in time priority
 */
public record OrderBook(Interval interval, List<Ask> asks, List<Bid> bids) {

    public OrderBook {
        asks = List.copyOf(asks);
        bids = List.copyOf(bids);
    }
}
