package energy.wattle.settlement.service;

import energy.wattle.metering.MeterBook;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Market;
import energy.wattle.trading.Side;
import energy.wattle.trading.TradeId;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.Money;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a participant traded, was expected to do, and did. */
@Component
class OwnBooks {

    private final Market market;
    private final MeterBook meters;

    OwnBooks(Market market, MeterBook meters) {
        this.market = market;
        this.meters = meters;
    }

    Days of(ParticipantId own, MarketDay day) {
        SortedMap<Interval, WattHours> forecasts = new TreeMap<>();
        // By issue: a later one replaces an earlier one.
        meters.forecastCurves(own, day.start(), day.end()).forEach(curve -> forecasts.putAll(curve.netExport()));
        Map<Interval, List<MadeTrade>> trades = market.trades(own, day.start(), day.end()).stream()
                .collect(Collectors.groupingBy(made -> made.trade().interval()));
        return new Days(own, trades, forecasts, meters.readings(own, day.start(), day.end()));
    }

    /** One participant's day, by interval. */
    record Days(
            ParticipantId own,
            Map<Interval, List<MadeTrade>> trades,
            Map<Interval, WattHours> forecasts,
            Map<Interval, WattHours> readings) {

        TradedEnergy traded(Interval interval) {
            return in(interval).map(made -> TradedEnergy.of(made, own)).reduce(TradedEnergy.NONE, TradedEnergy::plus);
        }

        Optional<WattHours> forecast(Interval interval) {
            return Optional.ofNullable(forecasts.get(interval));
        }

        Optional<WattHours> metered(Interval interval) {
            return Optional.ofNullable(readings.get(interval));
        }

        Money agreed(Interval interval) {
            return in(interval)
                    .map(MadeTrade::trade)
                    .map(trade -> {
                        Money amount = Money.of(trade.quantity(), trade.price());
                        return trade.seller().equals(own) ? amount : amount.negated();
                    })
                    .reduce(Money.ZERO, Money::plus);
        }

        Optional<Side> side(Interval interval, TradeId trade) {
            return in(interval)
                    .map(MadeTrade::trade)
                    .filter(made -> made.id().equals(trade))
                    .map(made -> made.seller().equals(own) ? Side.SELL : Side.BUY)
                    .findFirst();
        }

        private Stream<MadeTrade> in(Interval interval) {
            return trades.getOrDefault(interval, List.of()).stream();
        }
    }
}
