package energy.wattle.trading.core;

import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Order;
import energy.wattle.trading.OrderBook;
import energy.wattle.trading.Trade;
import energy.wattle.trading.UnmatchedOrder;
import energy.wattle.trading.Welfare;
import energy.wattle.units.Interval;
import energy.wattle.units.WattHours;
import energy.wattle.units.WideSum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Clears one delivery interval of one session: double-sided bidding, renewables first, mean price.
 *
 * <p>A pure function of the book. Time n log n in the number of orders. Source: Market rules, Clearing; the paper,
 * section 2, step 2.
 */
public final class Clearing {

    /** Step 1. Both sorts are stable, so equal prices keep their time priority. */
    private static final Comparator<Ask> SUPPLY = Comparator.comparing(Ask::source)
            .thenComparingLong(ask -> ask.limit().micros());

    private static final Comparator<Bid> DEMAND =
            (left, right) -> Long.compare(right.limit().micros(), left.limit().micros());

    private final Interval interval;
    private final List<Ask> supply;
    private final List<Bid> demand;
    private final long[] askOpen;
    private final long[] bidOpen;
    private final List<Trade> trades = new ArrayList<>();
    private final WideSum welfare = new WideSum();

    private Clearing(OrderBook book) {
        interval = book.interval();
        supply = sorted(book.asks(), SUPPLY);
        demand = sorted(book.bids(), DEMAND);
        askOpen = quantities(supply);
        bidOpen = quantities(demand);
    }

    public static ClearingResult clear(OrderBook book) {
        Clearing clearing = new Clearing(book);
        clearing.match();
        return clearing.result();
    }

    /** Steps 2 and 3. */
    private void match() {
        int ask = 0;
        int bid = 0;
        while (ask < supply.size() && bid < demand.size()) {
            if (supply.get(ask).limit().isAbove(demand.get(bid).limit())) {
                if (supply.get(ask).source() == EnergySource.CONVENTIONAL) {
                    return;
                }
                // Later renewables ask for more still, but the first conventional seller may ask for less.
                ask = firstConventional(ask);
                continue;
            }
            trade(ask, bid);
            ask += askOpen[ask] == 0 ? 1 : 0;
            bid += bidOpen[bid] == 0 ? 1 : 0;
        }
    }

    private int firstConventional(int from) {
        int ask = from;
        while (ask < supply.size() && supply.get(ask).source() == EnergySource.RENEWABLE) {
            ask++;
        }
        return ask;
    }

    /** Step 2: the smaller of the two open quantities, at the mean price. */
    private void trade(int askIndex, int bidIndex) {
        Ask ask = supply.get(askIndex);
        Bid bid = demand.get(bidIndex);
        long quantity = Math.min(askOpen[askIndex], bidOpen[bidIndex]);
        askOpen[askIndex] -= quantity;
        bidOpen[bidIndex] -= quantity;
        trades.add(new Trade(
                interval,
                ask.id(),
                bid.id(),
                ask.participant(),
                bid.participant(),
                new WattHours(quantity),
                ask.limit().mean(bid.limit())));
        welfare.addProduct(bid.limit().minus(ask.limit()).micros(), quantity);
    }

    private ClearingResult result() {
        List<UnmatchedOrder> unmatched = new ArrayList<>();
        addOpen(supply, askOpen, unmatched);
        addOpen(demand, bidOpen, unmatched);
        return new ClearingResult(
                interval,
                supply,
                demand,
                Collections.unmodifiableList(trades),
                Collections.unmodifiableList(unmatched),
                new Welfare(welfare.value()));
    }

    private static void addOpen(List<? extends Order> orders, long[] open, List<UnmatchedOrder> unmatched) {
        for (int i = 0; i < open.length; i++) {
            if (open[i] > 0) {
                unmatched.add(new UnmatchedOrder(orders.get(i), new WattHours(open[i])));
            }
        }
    }

    private static <T> List<T> sorted(List<T> orders, Comparator<? super T> sequence) {
        List<T> sorted = new ArrayList<>(orders);
        sorted.sort(sequence);
        return Collections.unmodifiableList(sorted);
    }

    private static long[] quantities(List<? extends Order> orders) {
        return orders.stream().mapToLong(order -> order.quantity().value()).toArray();
    }
}
