package energy.wattle.trading.core;

import energy.wattle.ledger.StateView;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.Resource;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.PhysicalLimits;
import energy.wattle.trading.Side;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.trading.Trader;
import energy.wattle.trading.TradingQualification;
import energy.wattle.trading.TradingResource;
import energy.wattle.trading.TradingState;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Participants as trading looks at them, from what the zone's chain says. */
public final class Traders {

    private Traders() {}

    /**
     * Those of these participants who belong to the zone.
     *
     * @param intervals for which their positions matter
     */
    public static Map<ParticipantId, Trader> of(
            StateView state, Collection<ParticipantId> participants, List<Interval> intervals, Instant now) {
        Set<ParticipantId> sought = new TreeSet<>(participants);
        Map<ParticipantId, Map<Interval, TradedEnergy>> traded = new HashMap<>();
        for (Interval interval : intervals) {
            TradingState.traded(state, interval).forEach((participant, energy) -> {
                if (sought.contains(participant)) {
                    traded.computeIfAbsent(participant, any -> new HashMap<>()).put(interval, energy);
                }
            });
        }
        Map<ParticipantId, Trader> traders = new TreeMap<>();
        for (ParticipantId id : sought) {
            MembershipState.participant(state, id)
                    .filter(participant -> participant.isRegisteredAt(now))
                    .ifPresent(participant -> traders.put(id, trader(participant, traded.getOrDefault(id, Map.of()))));
        }
        return traders;
    }

    static Trader trader(Participant participant, Map<Interval, TradedEnergy> traded) {
        return new Trader(
                participant.id(),
                participant.zone(),
                PhysicalLimits.of(
                        participant.resources().stream().map(Traders::resource).toList(),
                        participant.connectionLimit()),
                participant.qualifications().stream()
                        .filter(Traders::wasApproved)
                        .map(Traders::qualification)
                        .toList(),
                traded);
    }

    private static TradingResource resource(Resource resource) {
        EnergySource source = resource.isRenewable() ? EnergySource.RENEWABLE : EnergySource.CONVENTIONAL;
        return new TradingResource(resource.installed(), source, resource.kind().feedsIn());
    }

    private static boolean wasApproved(Qualification qualification) {
        return switch (qualification.status()) {
            case APPROVED, SUSPENDED -> true;
            case APPLIED, REFUSED -> false;
        };
    }

    private static TradingQualification qualification(Qualification qualification) {
        return new TradingQualification(
                qualification.side() == QualifiedSide.SELLER ? Side.SELL : Side.BUY,
                qualification.from(),
                qualification.until(),
                qualification.status() == QualificationStatus.SUSPENDED);
    }
}
