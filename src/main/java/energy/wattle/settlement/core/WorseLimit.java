package energy.wattle.settlement.core;

import energy.wattle.membership.Participant;
import energy.wattle.membership.Resource;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.settlement.Quality;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.trading.Trade;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import energy.wattle.units.Watts;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands in for a reading at the zone's second deadline: the limit of the participant's resources that is worse
 * for it, so that silence never pays.
 *
 * <p>The limits are the whole installed capacity of what feeds in, over the interval, and the whole connection drawn.
 * Worse is the one with which the participant receives less, or pays more, over all lines of the interval; of two equal
 * ones the draw. Each silent participant is looked at alone, with the net positions of the other silent ones, so that
 * no order among them matters. Source: Market rules, Missing meters, corrections; decision 0015.
 */
final class WorseLimit {

    private final SettlementInput assumed;
    private final SettlementContract contract;

    /**
     * The limits for one interval.
     *
     * @param assumed with readings where there are any, and net positions otherwise
     */
    WorseLimit(SettlementInput assumed, SettlementContract contract) {
        this.assumed = assumed;
        this.contract = contract;
    }

    /** @throws ArithmeticException if a total or an amount leaves 64 bits */
    MeteredEnergy of(Participant silent) {
        MeteredEnergy feedIn = estimated(feedIn(silent).perInterval());
        MeteredEnergy draw = estimated(silent.connection().perInterval().negated());
        SettlementInput part = concerning(silent.id());
        return received(silent.id(), feedIn, part).compareTo(received(silent.id(), draw, part)) < 0 ? feedIn : draw;
    }

    private static Watts feedIn(Participant participant) {
        return participant.resources().stream()
                .filter(resource -> resource.kind().feedsIn())
                .map(Resource::installed)
                .reduce(Watts.ZERO, Watts::plus);
    }

    /** The trades of a participant and of all its partners: no other decides what it pays. */
    private SettlementInput concerning(ParticipantId participant) {
        Set<ParticipantId> partners = new HashSet<>(Set.of(participant));
        for (Trade trade : assumed.trades()) {
            if (trade.seller().equals(participant)) {
                partners.add(trade.buyer());
            } else if (trade.buyer().equals(participant)) {
                partners.add(trade.seller());
            }
        }
        List<Trade> trades = assumed.trades().stream()
                .filter(trade -> partners.contains(trade.seller()) || partners.contains(trade.buyer()))
                .toList();
        SortedMap<ParticipantId, MeteredEnergy> metered = new TreeMap<>();
        Set<ParticipantId> parties = new HashSet<>(partners);
        trades.forEach(trade -> parties.addAll(List.of(trade.seller(), trade.buyer())));
        assumed.metered().forEach((party, energy) -> {
            if (parties.contains(party)) {
                metered.put(party, energy);
            }
        });
        return new SettlementInput(assumed.interval(), trades, metered, assumed.prices());
    }

    private BigInteger received(ParticipantId participant, MeteredEnergy energy, SettlementInput part) {
        SortedMap<ParticipantId, MeteredEnergy> metered = new TreeMap<>(part.metered());
        metered.put(participant, energy);
        List<SettlementLine> lines = IntervalSettlement.settle(
                new SettlementInput(part.interval(), part.trades(), metered, part.prices()), contract);
        Balance balance = new Balance();
        balance.add(metered.values(), lines);
        return balance.received(participant);
    }

    private static MeteredEnergy estimated(WattHours energy) {
        return new MeteredEnergy(energy, Quality.ESTIMATED);
    }
}
