package energy.wattle.sample.core;

import energy.wattle.sample.core.Bidding.Decision;
import energy.wattle.sample.core.Bidding.Situation;
import energy.wattle.settlement.GridPrices;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A micro-turbine offers what it can generate at what that costs: all of its capacity by day, two fifths of it at
 * night, in steps that rise as efficiency falls. It keeps what it has sold.
 */
final class TurbineBidding {

    private static final LocalTime DAY_FROM = LocalTime.of(6, 0);
    private static final LocalTime DAY_TO = LocalTime.of(22, 0);
    private static final int STEPS = 3;
    private static final long STEP_PERMILLE = 40;

    private TurbineBidding() {}

    static Decision decide(Situation situation) {
        List<DeclaredCurve> curves = new ArrayList<>();
        SortedMap<Interval, WattHours> forecast = new TreeMap<>();
        Price cost = marginalCost(
                situation.knowledge().data(), situation.participant().id().code());
        for (Interval interval : situation.intervals()) {
            Optional<GridPrices> grid = situation.knowledge().tariff(interval);
            if (grid.isEmpty()) {
                continue;
            }
            TradedEnergy traded = situation.tradedIn(interval);
            forecast.put(interval, traded.net().orZero());
            long capacity =
                    situation.participant().limits().feedIn().perInterval().value();
            long available = isDay(interval, situation) ? capacity : capacity * 2 / 5;
            long offer = Math.min(
                    available - traded.net().value(),
                    Room.of(situation.participant().limits(), traded).sell());
            if (offer > 0) {
                Quotes.between(grid.get(), situation.prices())
                        .flatMap(quotes -> curve(interval, offer, cost, quotes))
                        .ifPresent(curves::add);
            }
        }
        return new Decision(curves, forecast);
    }

    /**
     * What a kWh costs it: from two to three fifths of the way from the mean feed-in to the mean purchase price of the
     * data's first day, by its name. That tariff is known before the first session closes.
     */
    static Price marginalCost(DataSet data, String id) {
        int intervals = Math.min(data.length(), data.firstDay().intervals().size());
        long feedIn = 0;
        long purchase = 0;
        for (int i = 0; i < intervals; i++) {
            feedIn = Math.addExact(feedIn, data.tariff().feedIn().at(i));
            purchase = Math.addExact(purchase, data.tariff().purchase().at(i));
        }
        long low = Math.floorDiv(feedIn, intervals);
        long high = Math.floorDiv(purchase, intervals);
        long permille = 400 + Quotes.chance(id, "cost", new Interval(data.start())) / 5;
        return new Price(low + (high - low) * permille / 1_000);
    }

    private static Optional<DeclaredCurve> curve(Interval interval, long offer, Price cost, Quotes quotes) {
        return quotes.notBelow(cost)
                .map(from -> new DeclaredCurve.Sell(
                        interval,
                        Optional.of(EnergySource.CONVENTIONAL),
                        quotes.rising(offer, from, STEP_PERMILLE, STEPS)));
    }

    private static boolean isDay(Interval interval, Situation situation) {
        LocalTime time = LocalTime.ofInstant(
                interval.start(), situation.knowledge().data().timeZone());
        return !time.isBefore(DAY_FROM) && time.isBefore(DAY_TO);
    }
}
