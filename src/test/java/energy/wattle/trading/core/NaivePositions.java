package energy.wattle.trading.core;

import energy.wattle.trading.Ask;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Trade;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What participants traded: all trades are gone through for every question. */
final class NaivePositions {

    private final List<Trade> trades = new ArrayList<>();
    private final Set<OrderId> renewables = new HashSet<>();

    void add(ClearingResult result) {
        trades.addAll(result.trades());
        for (Ask ask : result.supply()) {
            if (ask.source() == EnergySource.RENEWABLE) {
                renewables.add(ask.id());
            }
        }
    }

    List<Trade> trades() {
        return trades;
    }

    TradedEnergy of(ParticipantId participant, Interval interval) {
        long sold = 0;
        long renewable = 0;
        long bought = 0;
        for (Trade trade : trades) {
            if (trade.interval().equals(interval)) {
                long quantity = trade.quantity().value();
                boolean sells = trade.seller().equals(participant);
                sold += sells ? quantity : 0;
                renewable += sells && renewables.contains(trade.sellOrder()) ? quantity : 0;
                bought += trade.buyer().equals(participant) ? quantity : 0;
            }
        }
        return new TradedEnergy(new WattHours(sold), new WattHours(renewable), new WattHours(bought));
    }
}
