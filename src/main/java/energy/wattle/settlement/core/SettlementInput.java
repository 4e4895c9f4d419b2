package energy.wattle.settlement.core;

import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.trading.Trade;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the settlement of one interval depends on.
 *
 * @param trades of all sessions, in trade order: height of the clearing block, then match index
 * @param metered every participant that is settled, the traders among them
 */
public record SettlementInput(
        Interval interval, List<Trade> trades, SortedMap<ParticipantId, MeteredEnergy> metered, GridPrices prices) {

    public SettlementInput {
        trades = List.copyOf(trades);
        metered = Collections.unmodifiableSortedMap(new TreeMap<>(metered));
        for (Trade trade : trades) {
            if (!metered.containsKey(trade.seller()) || !metered.containsKey(trade.buyer())) {
                throw new IllegalArgumentException("no metered energy, nor a stand-in, for a party of " + trade);
            }
        }
    }
}
