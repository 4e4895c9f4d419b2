package energy.wattle.trading.core;

import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.OrderBook;
import energy.wattle.trading.Trade;
import energy.wattle.trading.UnmatchedOrder;
import energy.wattle.trading.Welfare;
import energy.wattle.units.Interval;
import energy.wattle.units.WattHours;
import energy.wattle.units.WideSum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Clears one delivery interval of one session: double-sided bidding, renewables first, mean price.
 *
 * <p>A pure function of the book. Time n log n in the number of orders. Source: Market rules, Clearing; the paper,
 * section 2, step 2.
 */
public final class Clearing {

    private final Interval interval;
    private final Sequence<Ask> supply;
    private final Sequence<Bid> demand;
    private final List<Trade> trades = new ArrayList<>();
    private final WideSum welfare = new WideSum();

    private Clearing(OrderBook book) {
        interval = book.interval();
        supply = Sequence.ofSupply(book.asks());
        demand = Sequence.ofDemand(book.bids());
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
            if (supply.limit(ask) > demand.limit(bid)) {
                if (isConventional(ask)) {
                    return;
                }
                // Later renewables ask for more still, but the first conventional seller may ask for less.
                ask = firstConventional(ask);
                continue;
            }
            trade(ask, bid);
            ask += supply.open(ask) == 0 ? 1 : 0;
            bid += demand.open(bid) == 0 ? 1 : 0;
        }
    }

    private int firstConventional(int from) {
        int ask = from;
        while (ask < supply.size() && !isConventional(ask)) {
            ask++;
        }
        return ask;
    }

    private boolean isConventional(int ask) {
        return supply.order(ask).source() == EnergySource.CONVENTIONAL;
    }

    /** Step 2: the smaller of the two open quantities, at the mean price. */
    private void trade(int askPlace, int bidPlace) {
        Ask ask = supply.order(askPlace);
        Bid bid = demand.order(bidPlace);
        long quantity = Math.min(supply.open(askPlace), demand.open(bidPlace));
        supply.take(askPlace, quantity);
        demand.take(bidPlace, quantity);
        trades.add(new Trade(
                interval,
                ask.id(),
                bid.id(),
                ask.participant(),
                bid.participant(),
                new WattHours(quantity),
                ask.limit().mean(bid.limit())));
        welfare.addProduct(Math.subtractExact(demand.limit(bidPlace), supply.limit(askPlace)), quantity);
    }

    private ClearingResult result() {
        List<UnmatchedOrder> unmatched = new ArrayList<>();
        addOpen(supply, unmatched);
        addOpen(demand, unmatched);
        return new ClearingResult(
                interval,
                supply.orders(),
                demand.orders(),
                Collections.unmodifiableList(trades),
                Collections.unmodifiableList(unmatched),
                new Welfare(welfare.value()));
    }

    private static void addOpen(Sequence<?> sequence, List<UnmatchedOrder> unmatched) {
        for (int i = 0; i < sequence.size(); i++) {
            if (sequence.open(i) > 0) {
                unmatched.add(new UnmatchedOrder(sequence.order(i), new WattHours(sequence.open(i))));
            }
        }
    }
}
