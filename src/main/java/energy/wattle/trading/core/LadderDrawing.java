package energy.wattle.trading.core;

import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.ClearingWorkbench;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.LadderBar;
import energy.wattle.trading.LadderGroup;
import energy.wattle.trading.LadderStep;
import energy.wattle.trading.Order;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Turns the steps of a ladder into at most {@value ClearingWorkbench#MAXIMUM_BARS} bars a group, however many orders
 * there are.
 */
public final class LadderDrawing {

    private LadderDrawing() {}

    /** The bars of all groups; those of one group stand from left to right. */
    public static List<LadderBar> of(List<LadderStep> supply, List<LadderStep> demand) {
        Map<LadderGroup, List<LadderBar>> bars = new EnumMap<>(LadderGroup.class);
        Stream.concat(demand.stream(), supply.stream())
                .flatMap(LadderDrawing::parts)
                .forEach(bar -> bars.computeIfAbsent(bar.group(), any -> new ArrayList<>())
                        .add(bar));
        return bars.values().stream().flatMap(LadderDrawing::joined).toList();
    }

    /** A step is matched from its left. */
    private static Stream<LadderBar> parts(LadderStep step) {
        WattHours border = step.from().plus(step.cleared());
        return Stream.of(bar(step, true, step.from(), border), bar(step, false, border, step.to()))
                .filter(bar -> bar.to().minus(bar.from()).isPositive());
    }

    private static LadderBar bar(LadderStep step, boolean matched, WattHours from, WattHours to) {
        Order order = step.order();
        return new LadderBar(group(order, matched), from, to, order.limit(), order.id(), 1);
    }

    private static LadderGroup group(Order order, boolean matched) {
        return switch (order) {
            case Bid bid -> matched ? LadderGroup.BID_MATCHED : LadderGroup.BID_UNMATCHED;
            case Ask ask
            when ask.source() == EnergySource.RENEWABLE ->
                matched ? LadderGroup.RENEWABLE_MATCHED : LadderGroup.RENEWABLE_UNMATCHED;
            case Ask ask -> matched ? LadderGroup.CONVENTIONAL_MATCHED : LadderGroup.CONVENTIONAL_UNMATCHED;
        };
    }

    private static Stream<LadderBar> joined(List<LadderBar> bars) {
        int together = Math.ceilDiv(bars.size(), ClearingWorkbench.MAXIMUM_BARS);
        return Stream.iterate(0, start -> start < bars.size(), start -> start + together)
                .map(start -> bars.subList(start, Math.min(start + together, bars.size())))
                .map(LadderDrawing::join);
    }

    private static LadderBar join(List<LadderBar> neighbours) {
        LadderBar first = neighbours.getFirst();
        if (neighbours.size() == 1) {
            return first;
        }
        WeightedPrice mean = new WeightedPrice();
        neighbours.forEach(bar -> mean.add(bar.to().minus(bar.from()), bar.price()));
        return new LadderBar(
                first.group(),
                first.from(),
                neighbours.getLast().to(),
                mean.value().orElseThrow(),
                first.first(),
                neighbours.size());
    }
}
