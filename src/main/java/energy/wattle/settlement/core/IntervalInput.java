package energy.wattle.settlement.core;

import energy.wattle.ledger.StateView;
import energy.wattle.membership.Participant;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.ContractKind;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.settlement.core.IntervalAccount.Stage;
import energy.wattle.trading.Trade;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what one interval is settled on, and settles it. Nothing here changes the state. */
final class IntervalInput {

    private final SettlementMoment moment;
    private final StateView state;
    private final Interval interval;
    private final List<Trade> trades;

    IntervalInput(SettlementMoment moment, Interval interval) {
        this.moment = moment;
        this.state = moment.state();
        this.interval = interval;
        this.trades = moment.market().trades(state, interval);
    }

    /**
     * What the interval is to be settled on now.
     *
     * @throws ArithmeticException if a total or an amount leaves 64 bits
     */
    IntervalBasis basis(GridPrices prices, SortedMap<ParticipantId, WattHours> readings, Stage stage) {
        ContractVersion version = ContractVersions.inForce(state, interval.start());
        Map<CompensationDirection, Price> assigned = version.kind() == ContractKind.ASSIGNED
                ? GridPriceState.assigned(state, GridNumbers.of(interval))
                : Map.of();
        SortedMap<ParticipantId, MeteredEnergy> metered = new TreeMap<>();
        List<Participant> silent = new ArrayList<>();
        for (ParticipantId participant : settled()) {
            WattHours reading = readings.get(participant);
            metered.put(
                    participant,
                    reading == null ? NetPosition.standIn(participant, trades) : MeteredEnergy.reading(reading));
            if (reading == null && stage == Stage.AFTER_SECOND) {
                moment.members().stream()
                        .filter(member -> member.id().equals(participant))
                        .forEach(silent::add);
            }
        }
        if (!silent.isEmpty()) {
            metered.putAll(limits(silent, prices, metered, contract(version, assigned)));
        }
        return new IntervalBasis(version.version(), prices, assigned, metered);
    }

    /**
     * The lines of the whole interval.
     *
     * @throws ArithmeticException if a total or an amount leaves 64 bits
     * @throws IllegalStateException if money or energy does not balance
     */
    List<SettlementLine> settle(IntervalBasis basis) {
        SettlementContract contract = contract(ContractVersions.version(state, basis.version()), basis.assigned());
        List<SettlementLine> lines = IntervalSettlement.settle(
                new SettlementInput(interval, trades, basis.metered(), basis.prices()), contract);
        Balance balance = new Balance();
        balance.add(basis.metered().values(), lines);
        if (balance.money().signum() != 0 || balance.energy().signum() != 0) {
            throw new IllegalStateException("the interval %s does not balance: money %s, energy %s"
                    .formatted(interval, balance.money(), balance.energy()));
        }
        return lines;
    }

    /** Whoever is registered at the interval's start, and whoever has traded in it. */
    private Set<ParticipantId> settled() {
        Set<ParticipantId> participants = new TreeSet<>();
        moment.registeredFor(interval).forEach(member -> participants.add(member.id()));
        trades.forEach(trade -> participants.addAll(List.of(trade.seller(), trade.buyer())));
        return participants;
    }

    private Map<ParticipantId, MeteredEnergy> limits(
            List<Participant> silent,
            GridPrices prices,
            SortedMap<ParticipantId, MeteredEnergy> assumed,
            SettlementContract contract) {
        WorseLimit limit = new WorseLimit(new SettlementInput(interval, trades, assumed, prices), contract);
        Map<ParticipantId, MeteredEnergy> limits = new HashMap<>();
        silent.forEach(participant -> limits.put(participant.id(), limit.of(participant)));
        return limits;
    }

    private SettlementContract contract(ContractVersion version, Map<CompensationDirection, Price> assigned) {
        return SettlementRules.contract(state, interval, version, trades, assigned);
    }
}
