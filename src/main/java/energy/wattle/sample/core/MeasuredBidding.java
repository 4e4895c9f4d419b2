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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Homes and plants: they trade what they expect of themselves, and mend it as they learn more. */
final class MeasuredBidding {

    /** Wh; smaller differences are left to settlement, so that forecasts' last digits do not make orders. */
    private static final long IGNORED = 2;

    private static final int SELL_STEPS = 2;
    private static final int BUY_STEPS = 3;

    private MeasuredBidding() {}

    static Decision decide(Situation situation, SampleParticipant.Measured measured) {
        SortedMap<Interval, WattHours> forecast =
                OwnForecast.of(situation.knowledge(), measured.points(), situation.intervals());
        List<DeclaredCurve> curves = new ArrayList<>();
        forecast.forEach((interval, expected) -> {
            Optional<GridPrices> grid = situation.knowledge().tariff(interval);
            grid.flatMap(prices -> Quotes.between(prices, situation.prices()))
                    .ifPresent(quotes -> curves.addAll(curves(situation, interval, expected.value(), quotes)));
        });
        return new Decision(curves, forecast);
    }

    private static List<DeclaredCurve> curves(Situation situation, Interval interval, long expected, Quotes quotes) {
        SampleParticipant participant = situation.participant();
        TradedEnergy traded = situation.tradedIn(interval);
        Room room = Room.of(participant.limits(), traded);
        Eagerness eager = Eagerness.in(situation.session().kind());
        long chance = Quotes.chance(participant.id().code(), situation.session(), interval) * eager.chance() / 1_000;
        long surplus = expected - traded.net().value();
        if (surplus > IGNORED) {
            long sell = Math.min(surplus, room.sell());
            // Only what it generates itself is renewable: what it bought too much of is sold as conventional.
            long own = Math.max(0, expected - traded.soldRenewable().value());
            long renewable = Math.min(Math.min(sell, own), room.sellRenewable());
            Price from = quotes.at(eager.ask() + chance);
            List<DeclaredCurve> curves = new ArrayList<>();
            addSale(curves, interval, EnergySource.RENEWABLE, renewable, from, quotes);
            addSale(curves, interval, EnergySource.CONVENTIONAL, sell - renewable, from, quotes);
            return curves;
        }
        long buy = Math.min(-surplus, room.buy());
        if (buy > IGNORED) {
            Price from = quotes.at(eager.bid() - chance);
            return List.of(new DeclaredCurve.Buy(interval, quotes.falling(buy, from, Eagerness.STEP, BUY_STEPS)));
        }
        return List.of();
    }

    private static void addSale(
            List<DeclaredCurve> curves,
            Interval interval,
            EnergySource source,
            long quantity,
            Price from,
            Quotes quotes) {
        if (quantity > 0) {
            curves.add(new DeclaredCurve.Sell(
                    interval, Optional.of(source), quotes.rising(quantity, from, Eagerness.STEP, SELL_STEPS)));
        }
    }
}
