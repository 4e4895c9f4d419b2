package energy.wattle.trading.wire;

import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.Order;
import energy.wattle.trading.Side;
import energy.wattle.trading.UnmatchedOrder;
import energy.wattle.trading.Welfare;
import energy.wattle.units.Decimals;
import energy.wattle.units.WattHours;
import energy.wattle.units.WideSum;
import java.util.List;
import java.util.Locale;

/** What a clearing gave in total, in words. Totals are exact in 128 bits. */
final class ClearingSummary {

    private final WideSum offered = new WideSum();
    private final WideSum demanded = new WideSum();
    private final WideSum cleared = new WideSum();
    private final WideSum unsold = new WideSum();
    private final WideSum unserved = new WideSum();
    private Welfare welfare = Welfare.ZERO;
    private long intervals;
    private long asks;
    private long bids;
    private long trades;
    private long unsoldOrders;
    private long unservedOrders;

    void add(ClearingResult result) {
        intervals++;
        asks += result.supply().size();
        bids += result.demand().size();
        trades += result.trades().size();
        addQuantities(result.supply(), offered);
        addQuantities(result.demand(), demanded);
        result.trades().forEach(trade -> cleared.add(trade.quantity().value()));
        result.unmatched().forEach(this::addUnmatched);
        welfare = welfare.plus(result.welfare());
    }

    private void addUnmatched(UnmatchedOrder unmatched) {
        long open = unmatched.open().value();
        if (unmatched.order().side() == Side.SELL) {
            unsold.add(open);
            unsoldOrders++;
        } else {
            unserved.add(open);
            unservedOrders++;
        }
    }

    private static void addQuantities(List<? extends Order> orders, WideSum sum) {
        orders.forEach(order -> sum.add(order.quantity().value()));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                intervals   %d
                offered     %s kWh in %d asks
                demanded    %s kWh in %d bids
                cleared     %s kWh in %d trades
                unmatched   %s kWh of %d asks, %s kWh of %d bids
                welfare     %s
                """,
                intervals,
                kilowattHours(offered),
                asks,
                kilowattHours(demanded),
                bids,
                kilowattHours(cleared),
                trades,
                kilowattHours(unsold),
                unsoldOrders,
                kilowattHours(unserved),
                unservedOrders,
                welfare);
    }

    private static String kilowattHours(WideSum sum) {
        return Decimals.format(sum.value(), WattHours.DECIMALS);
    }
}
