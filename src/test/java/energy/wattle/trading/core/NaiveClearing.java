package energy.wattle.trading.core;

import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Order;
import energy.wattle.trading.OrderBook;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clearing as a person would do it with slips of paper: look through all open orders for the next pair, trade, start
 * again. Quadratic, and shares nothing with {@link Clearing}.
 */
final class NaiveClearing {

    record Match(String sell, String buy, long wattHours, long micros) {}

    final List<Match> matches = new ArrayList<>();
    final Map<String, Long> open = new LinkedHashMap<>();
    BigInteger welfare = BigInteger.ZERO;

    NaiveClearing(OrderBook book) {
        book.asks().forEach(ask -> open.put(ask.id().code(), ask.quantity().value()));
        book.bids().forEach(bid -> open.put(bid.id().code(), bid.quantity().value()));
        for (EnergySource source : EnergySource.values()) {
            while (tradeOnce(book, source)) {
                // Each call is one match.
            }
        }
    }

    private boolean tradeOnce(OrderBook book, EnergySource source) {
        Ask cheapest = null;
        for (Ask ask : book.asks()) {
            boolean better =
                    cheapest == null || ask.limit().micros() < cheapest.limit().micros();
            if (ask.source() == source && openOf(ask) > 0 && better) {
                cheapest = ask;
            }
        }
        Bid highest = null;
        for (Bid bid : book.bids()) {
            boolean better =
                    highest == null || bid.limit().micros() > highest.limit().micros();
            if (openOf(bid) > 0 && better) {
                highest = bid;
            }
        }
        return cheapest != null && highest != null && trade(cheapest, highest);
    }

    private boolean trade(Ask ask, Bid bid) {
        BigInteger askPrice = BigInteger.valueOf(ask.limit().micros());
        BigInteger bidPrice = BigInteger.valueOf(bid.limit().micros());
        if (askPrice.compareTo(bidPrice) > 0) {
            return false;
        }
        long quantity = Math.min(openOf(ask), openOf(bid));
        open.merge(ask.id().code(), -quantity, Long::sum);
        open.merge(bid.id().code(), -quantity, Long::sum);
        welfare = welfare.add(bidPrice.subtract(askPrice).multiply(BigInteger.valueOf(quantity)));
        matches.add(new Match(ask.id().code(), bid.id().code(), quantity, mean(askPrice, bidPrice)));
        return true;
    }

    private static long mean(BigInteger ask, BigInteger bid) {
        return new BigDecimal(ask.add(bid))
                .divide(BigDecimal.TWO, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private long openOf(@Nullable Order order) {
        return order == null ? 0 : open.getOrDefault(order.id().code(), 0L);
    }
}
