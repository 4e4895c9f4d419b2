package energy.wattle.sample.core;

import energy.wattle.sample.core.Bidding.Decision;
import energy.wattle.sample.core.Bidding.Situation;
import energy.wattle.settlement.GridPrices;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A storage follows a plan of the day, made from the tariff when it is known, as far as what it has bought and sold
 * until now lets it: what a purchase that failed leaves it without, it does not offer, and buys back where it sold it.
 */
final class StorageBidding {

    private static final long ASK = 350;
    private static final long BID = 650;
    private static final int STEPS = 2;

    private StorageBidding() {}

    static Decision decide(Situation situation, StorageUnit unit, StorageCharge known) {
        List<DeclaredCurve> curves = new ArrayList<>();
        SortedMap<Interval, WattHours> forecast = new TreeMap<>();
        Map<MarketDay, Series> plans = new HashMap<>();
        long charge = chargeBefore(situation.intervals().getFirst(), situation, unit, known);
        for (Interval interval : situation.intervals()) {
            Optional<GridPrices> grid = situation.knowledge().tariff(interval);
            long net = situation.tradedIn(interval).net().value();
            if (grid.isEmpty()) {
                charge = unit.flow(charge, net).charge();
                continue;
            }
            StorageUnit.Flow flow = unit.flow(charge, planned(interval, situation, unit, plans));
            charge = flow.charge();
            forecast.put(interval, new WattHours(flow.netExport()));
            Quotes.between(grid.get(), situation.prices())
                    .flatMap(quotes -> curve(situation, interval, flow.netExport() - net, quotes))
                    .ifPresent(curves::add);
        }
        return new Decision(curves, forecast);
    }

    /** The charge that what was traded so far leads to. */
    private static long chargeBefore(Interval first, Situation situation, StorageUnit unit, StorageCharge known) {
        long charge = known.wattHours();
        Interval at = known.before();
        while (at.compareTo(first) < 0) {
            charge = unit.flow(charge, situation.tradedIn(at).net().value()).charge();
            at = new Interval(at.end());
        }
        return charge;
    }

    private static long planned(
            Interval interval, Situation situation, StorageUnit unit, Map<MarketDay, Series> plans) {
        DataSet data = situation.knowledge().data();
        MarketDay day = MarketDay.of(interval.start(), data.timeZone());
        List<Interval> intervals = day.intervals().stream().filter(data::covers).toList();
        Series plan = plans.computeIfAbsent(day, any -> plan(intervals, situation.knowledge(), unit));
        return plan.at(intervals.indexOf(interval));
    }

    /** From the middle between the grid's prices, half full in the morning. */
    private static Series plan(List<Interval> intervals, Knowledge knowledge, StorageUnit unit) {
        long[] expected = intervals.stream()
                .map(interval -> knowledge.tariff(interval).orElseThrow())
                .mapToLong(grid -> grid.importPrice().mean(grid.exportPrice()).micros())
                .toArray();
        return StorageSchedule.plan(new Series(expected), unit, unit.initialCharge());
    }

    private static Optional<DeclaredCurve> curve(
            Situation situation, Interval interval, long difference, Quotes quotes) {
        TradedEnergy traded = situation.tradedIn(interval);
        Room room = Room.of(situation.participant().limits(), traded);
        Eagerness eager = Eagerness.in(situation.session().kind());
        long sell = Math.min(difference, room.sell());
        if (sell > 0) {
            return Optional.of(new DeclaredCurve.Sell(
                    interval,
                    Optional.of(EnergySource.CONVENTIONAL),
                    quotes.rising(sell, quotes.at(Math.min(ASK, eager.ask() + ASK / 2)), Eagerness.STEP, STEPS)));
        }
        long buy = Math.min(-difference, room.buy());
        if (buy > 0) {
            return Optional.of(new DeclaredCurve.Buy(
                    interval,
                    quotes.falling(buy, quotes.at(Math.max(BID, eager.bid() - ASK / 2)), Eagerness.STEP, STEPS)));
        }
        return Optional.empty();
    }
}
