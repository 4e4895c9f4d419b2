package energy.wattle.assessment.core;

import energy.wattle.assessment.ResidualSupply;
import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Side;
import energy.wattle.trading.Trade;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What the indicators of trading are made of, for one delivery interval of one session; sums of several are those of
 * all their orders and trades.
 *
 * @param intervals how many were added up
 * @param pivotalIntervals how many of them had a pivotal seller
 * @param welfare Σ (bid − ask) × q, in 10⁻⁹ currency
 */
public record TradingSums(
        long intervals,
        long pivotalIntervals,
        SortedMap<ParticipantId, MemberTrading> members,
        PriceSums prices,
        BigInteger welfare) {

    public static final TradingSums NONE =
            new TradingSums(0, 0, Collections.emptySortedMap(), PriceSums.NONE, BigInteger.ZERO);

    public TradingSums {
        members = Collections.unmodifiableSortedMap(members);
    }

    /**
     * One interval of one session.
     *
     * @param asks all that counted at the gate, likewise bids
     * @param trades of these orders
     */
    public static TradingSums of(List<Ask> asks, List<Bid> bids, List<Trade> trades) {
        SortedMap<ParticipantId, MemberTrading> members = new TreeMap<>();
        Map<OrderId, Ask> askOf = new HashMap<>();
        Map<OrderId, Bid> bidOf = new HashMap<>();
        for (Ask ask : asks) {
            askOf.put(ask.id(), ask);
            add(
                    members,
                    ask.participant(),
                    MemberTrading.offering(ask.quantity().value(), isRenewable(ask)));
        }
        for (Bid bid : bids) {
            bidOf.put(bid.id(), bid);
            add(members, bid.participant(), MemberTrading.asking(bid.quantity().value()));
        }
        PriceSums prices = PriceSums.NONE;
        BigInteger welfare = BigInteger.ZERO;
        for (Trade trade : trades) {
            Ask ask = order(askOf, trade.sellOrder());
            Bid bid = order(bidOf, trade.buyOrder());
            long quantity = trade.quantity().value();
            add(members, trade.seller(), MemberTrading.selling(quantity, isRenewable(ask)));
            add(members, trade.buyer(), MemberTrading.buying(quantity));
            prices = prices.plus(trade.quantity(), trade.price());
            welfare = welfare.add(
                    BigInteger.valueOf(bid.limit().minus(ask.limit()).micros()).multiply(BigInteger.valueOf(quantity)));
        }
        TradingSums sums = new TradingSums(1, 0, members, prices, welfare);
        boolean isPivotal = Shares.residual(
                        Side.SELL, sums.by(MemberTrading::offered), sums.total(MemberTrading::demanded))
                .map(ResidualSupply::pivotal)
                .filter(pivotal -> !pivotal.isEmpty())
                .isPresent();
        return isPivotal ? new TradingSums(1, 1, members, prices, welfare) : sums;
    }

    public TradingSums plus(TradingSums other) {
        SortedMap<ParticipantId, MemberTrading> all = new TreeMap<>(members);
        other.members.forEach((id, member) -> add(all, id, member));
        return new TradingSums(
                Math.addExact(intervals, other.intervals),
                Math.addExact(pivotalIntervals, other.pivotalIntervals),
                all,
                prices.plus(other.prices),
                welfare.add(other.welfare));
    }

    /** One figure by member. */
    public SortedMap<ParticipantId, Long> by(ToLongFunction<MemberTrading> figure) {
        SortedMap<ParticipantId, Long> amounts = new TreeMap<>();
        members.forEach((id, member) -> amounts.put(id, figure.applyAsLong(member)));
        return amounts;
    }

    /** One figure of all members. */
    public long total(ToLongFunction<MemberTrading> figure) {
        long total = 0;
        for (MemberTrading member : members.values()) {
            total = Math.addExact(total, figure.applyAsLong(member));
        }
        return total;
    }

    private static boolean isRenewable(Ask ask) {
        return ask.source() == EnergySource.RENEWABLE;
    }

    private static <T> T order(Map<OrderId, T> orders, OrderId id) {
        T order = orders.get(id);
        if (order == null) {
            throw new IllegalArgumentException("a trade of an order that is not in the book: " + id);
        }
        return order;
    }

    private static void add(SortedMap<ParticipantId, MemberTrading> members, ParticipantId id, MemberTrading more) {
        members.merge(id, more, MemberTrading::plus);
    }
}
