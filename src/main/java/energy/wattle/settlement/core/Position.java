package energy.wattle.settlement.core;

import energy.wattle.settlement.MeteredEnergy;
import java.util.Arrays;

/**
 * One participant's contracts of an interval against what it really exchanged. Source: Market rules, Forecast
 * compensation and settlement.
 */
final class Position {

    private int[] sales = new int[4];
    private int[] purchases = new int[4];
    private int saleCount;
    private int purchaseCount;
    private long sold;
    private long bought;

    void sell(int trade, long quantity) {
        sold = Math.addExact(sold, quantity);
        sales = saleCount < sales.length ? sales : Arrays.copyOf(sales, 2 * saleCount);
        sales[saleCount++] = trade;
    }

    void buy(int trade, long quantity) {
        bought = Math.addExact(bought, quantity);
        purchases = purchaseCount < purchases.length ? purchases : Arrays.copyOf(purchases, 2 * purchaseCount);
        purchases[purchaseCount++] = trade;
    }

    /** C − D, Wh. */
    long net() {
        return sold - bought;
    }

    /**
     * Spreads the deviation over this participant's trades.
     *
     * @param quantities of all trades of the interval, Wh
     * @param shortfalls takes the seller's shortfall of each of its sales
     * @param untaken takes the buyer's untaken quantity of each of its purchases
     * @return what no trade covers: over-feed, or over-use as a negative number, Wh
     */
    long spread(MeteredEnergy metered, long[] quantities, long[] shortfalls, long[] untaken) {
        long deviation = Math.subtractExact(metered.netExport().value(), net());
        if (deviation < 0) {
            long missing = Math.negateExact(deviation);
            long sellShort = Math.min(missing, sold);
            assign(sellShort, sales, saleCount, quantities, shortfalls);
            return sellShort - missing;
        }
        long buyUntaken = Math.min(deviation, bought);
        assign(buyUntaken, purchases, purchaseCount, quantities, untaken);
        return deviation - buyUntaken;
    }

    private static void assign(long total, int[] trades, int count, long[] quantities, long[] target) {
        if (total == 0) {
            return;
        }
        long[] weights = new long[count];
        for (int i = 0; i < count; i++) {
            weights[i] = quantities[trades[i]];
        }
        long[] shares = ProRata.spread(total, weights);
        for (int i = 0; i < count; i++) {
            target[trades[i]] = shares[i];
        }
    }
}
