package energy.wattle.trading.core;

import energy.wattle.trading.ClearedTotals;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.LadderStep;
import energy.wattle.trading.Order;
import energy.wattle.trading.Side;
import energy.wattle.trading.Trade;
import energy.wattle.trading.UnmatchedOrder;
import energy.wattle.units.OrderId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The picture of a clearing: supply and demand as steps over cumulated energy, and the interval's totals. */
public final class Ladder {

    private Ladder() {}

    public static List<LadderStep> supply(ClearingResult result) {
        return steps(result.supply(), open(result));
    }

    public static List<LadderStep> demand(ClearingResult result) {
        return steps(result.demand(), open(result));
    }

    /** @throws ArithmeticException if a total leaves 64 bits of Wh */
    public static ClearedTotals totals(ClearingResult result) {
        Set<OrderId> renewables = new HashSet<>();
        result.supply().stream()
                .filter(ask -> ask.source() == EnergySource.RENEWABLE)
                .forEach(ask -> renewables.add(ask.id()));
        return new ClearedTotals(
                total(result.supply().stream().map(Order::quantity).toList()),
                total(result.demand().stream().map(Order::quantity).toList()),
                total(result.trades().stream().map(Trade::quantity).toList()),
                total(result.trades().stream()
                        .filter(trade -> renewables.contains(trade.sellOrder()))
                        .map(Trade::quantity)
                        .toList()),
                total(openOn(Side.SELL, result)),
                total(openOn(Side.BUY, result)),
                meanPrice(result.trades()));
    }

    private static Optional<Price> meanPrice(List<Trade> trades) {
        WeightedPrice mean = new WeightedPrice();
        trades.forEach(trade -> mean.add(trade.quantity(), trade.price()));
        return mean.value();
    }

    private static List<LadderStep> steps(List<? extends Order> sequence, Map<OrderId, WattHours> open) {
        List<LadderStep> steps = new ArrayList<>(sequence.size());
        WattHours from = WattHours.ZERO;
        for (Order order : sequence) {
            WattHours to = from.plus(order.quantity());
            WattHours left = open.getOrDefault(order.id(), WattHours.ZERO);
            steps.add(new LadderStep(order, from, to, order.quantity().minus(left)));
            from = to;
        }
        return steps;
    }

    private static Map<OrderId, WattHours> open(ClearingResult result) {
        Map<OrderId, WattHours> open = new HashMap<>();
        result.unmatched().forEach(unmatched -> open.put(unmatched.order().id(), unmatched.open()));
        return open;
    }

    private static List<WattHours> openOn(Side side, ClearingResult result) {
        return result.unmatched().stream()
                .filter(unmatched -> unmatched.order().side() == side)
                .map(UnmatchedOrder::open)
                .toList();
    }

    private static WattHours total(List<WattHours> quantities) {
        return quantities.stream().reduce(WattHours.ZERO, WattHours::plus);
    }
}
