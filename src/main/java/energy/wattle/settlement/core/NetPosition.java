package energy.wattle.settlement.core;

import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.settlement.Quality;
import energy.wattle.trading.Trade;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.List;

/** What stands in for a reading at the zone's first deadline. Source: Market rules, Missing meters, corrections. */
public final class NetPosition {

    private NetPosition() {}

    /** The participant's net position C − D as if it had been metered. */
    public static MeteredEnergy standIn(ParticipantId participant, List<Trade> trades) {
        WattHours net = WattHours.ZERO;
        for (Trade trade : trades) {
            if (trade.seller().equals(participant)) {
                net = net.plus(trade.quantity());
            } else if (trade.buyer().equals(participant)) {
                net = net.minus(trade.quantity());
            }
        }
        return new MeteredEnergy(net, Quality.ESTIMATED);
    }
}
