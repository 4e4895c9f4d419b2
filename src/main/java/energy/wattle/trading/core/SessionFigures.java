package energy.wattle.trading.core;

import energy.wattle.trading.Ask;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.IntervalFigures;
import energy.wattle.trading.Order;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.Side;
import energy.wattle.trading.Trade;
import energy.wattle.trading.Welfare;
import energy.wattle.trading.core.MarketFact.IntervalCleared;
import energy.wattle.trading.core.MarketFact.OrderOutcome;
import energy.wattle.trading.core.MarketFact.OrdersCounted;
import energy.wattle.trading.core.MarketFact.TradeMade;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import energy.wattle.units.WideSum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The figures of a session's intervals, from the results of its clearing. */
public final class SessionFigures {

    private final SessionId session;
    private final SortedMap<Interval, Part> parts = new TreeMap<>();
    private final Map<OrderId, Price> limits = new HashMap<>();

    public SessionFigures(SessionId session) {
        this.session = session;
    }

    /** Takes a result of the session, in any order. */
    public void add(MarketFact fact) {
        switch (fact) {
            case IntervalCleared(var any, var interval, var volume, var mean) -> part(interval).mean = mean;
            case OrdersCounted counted -> counted.orders().forEach(this::add);
            case TradeMade made -> part(made.trade().interval()).trades.add(made);
            default -> {}
        }
    }

    /** By interval. */
    public List<IntervalFigures> figures() {
        List<IntervalFigures> figures = new ArrayList<>();
        parts.forEach((interval, part) -> figures.add(figures(interval, part)));
        return figures;
    }

    private void add(OrderOutcome outcome) {
        Order order = outcome.order();
        limits.put(order.id(), order.limit());
        part(outcome.interval()).orders.add(order);
    }

    private Part part(Interval interval) {
        return parts.computeIfAbsent(interval, any -> new Part());
    }

    private IntervalFigures figures(Interval interval, Part part) {
        WattHours offered = WattHours.ZERO;
        WattHours offeredRenewable = WattHours.ZERO;
        WattHours demanded = WattHours.ZERO;
        for (Order order : part.orders) {
            if (order.side() == Side.BUY) {
                demanded = demanded.plus(order.quantity());
            } else {
                offered = offered.plus(order.quantity());
                boolean isRenewable = order instanceof Ask ask && ask.source() == EnergySource.RENEWABLE;
                offeredRenewable = isRenewable ? offeredRenewable.plus(order.quantity()) : offeredRenewable;
            }
        }
        WattHours cleared = WattHours.ZERO;
        WattHours clearedRenewable = WattHours.ZERO;
        WideSum welfare = new WideSum();
        for (TradeMade made : part.trades) {
            Trade trade = made.trade();
            cleared = cleared.plus(trade.quantity());
            clearedRenewable = made.source() == EnergySource.RENEWABLE
                    ? clearedRenewable.plus(trade.quantity())
                    : clearedRenewable;
            Price gain = limit(trade.buyOrder()).minus(limit(trade.sellOrder()));
            welfare.addProduct(gain.micros(), trade.quantity().value());
        }
        return new IntervalFigures(
                session,
                interval,
                offered,
                offeredRenewable,
                demanded,
                cleared,
                clearedRenewable,
                part.trades.size(),
                prices(part),
                new Welfare(welfare.value()));
    }

    private Price limit(OrderId order) {
        return Optional.ofNullable(limits.get(order))
                .orElseThrow(
                        () -> new IllegalStateException("a trade of order %s, which no result has".formatted(order)));
    }

    private static Optional<IntervalFigures.Prices> prices(Part part) {
        List<Price> prices =
                part.trades.stream().map(made -> made.trade().price()).sorted().toList();
        return part.mean.map(mean -> new IntervalFigures.Prices(mean, prices.getFirst(), prices.getLast()));
    }

    private static final class Part {

        private final List<Order> orders = new ArrayList<>();
        private final List<TradeMade> trades = new ArrayList<>();
        private Optional<Price> mean = Optional.empty();
    }
}
