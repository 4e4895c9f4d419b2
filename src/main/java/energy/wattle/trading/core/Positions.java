package energy.wattle.trading.core;

import energy.wattle.trading.Ask;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Trade;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What participants traded for an interval once a session over it is cleared. */
final class Positions {

    private Positions() {}

    /**
     * The positions of all who traded.
     *
     * @param before their positions before the session
     */
    static SortedMap<ParticipantId, TradedEnergy> after(
            ClearingResult result, Function<ParticipantId, TradedEnergy> before) {
        Map<OrderId, EnergySource> sources = sources(result);
        SortedMap<ParticipantId, TradedEnergy> after = new TreeMap<>();
        for (Trade trade : result.trades()) {
            boolean isRenewable = sources.get(trade.sellOrder()) == EnergySource.RENEWABLE;
            WattHours quantity = trade.quantity();
            TradedEnergy seller = after.computeIfAbsent(trade.seller(), before);
            after.put(
                    trade.seller(),
                    new TradedEnergy(
                            seller.sold().plus(quantity),
                            isRenewable ? seller.soldRenewable().plus(quantity) : seller.soldRenewable(),
                            seller.bought()));
            TradedEnergy buyer = after.computeIfAbsent(trade.buyer(), before);
            after.put(
                    trade.buyer(),
                    new TradedEnergy(
                            buyer.sold(), buyer.soldRenewable(), buyer.bought().plus(quantity)));
        }
        return after;
    }

    /** The classes of the asks. */
    static Map<OrderId, EnergySource> sources(ClearingResult result) {
        Map<OrderId, EnergySource> sources = new HashMap<>();
        for (Ask ask : result.supply()) {
            sources.put(ask.id(), ask.source());
        }
        return sources;
    }
}
