package energy.wattle.settlement.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.membership.Participant;
import energy.wattle.settlement.BookedLine;
import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.settlement.SettlementStatus;
import energy.wattle.settlement.core.IntervalAccount.Stage;
import energy.wattle.settlement.core.SettlementFacts.Settled;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Takes one interval that is over as far as it can be settled in this block. Source: Market rules, Forecast
 * compensation and settlement; Missing meters, corrections; decision 0015.
 */
final class IntervalStep {

    private final SettlementMoment moment;
    private final long number;
    private final Interval interval;
    private final StateChanges changes;
    private final List<Fact> facts;

    IntervalStep(SettlementMoment moment, long number, StateChanges changes, List<Fact> facts) {
        this.moment = moment;
        this.number = number;
        this.interval = GridNumbers.interval(number);
        this.changes = changes;
        this.facts = facts;
    }

    void run() {
        Optional<IntervalAccount> stored = moment.state()
                .get(SettlementTables.ACCOUNTS, SettlementTables.key(number))
                .map(IntervalAccount::decode);
        List<Participant> registered = moment.registeredFor(interval);
        if (stored.isEmpty() && registered.isEmpty()) {
            return; // without participants there are no trades
        }
        IntervalAccount account = stored.orElseGet(() -> moment.deadlines().open(interval));
        IntervalAccount next = next(account, registered);
        if (!stored.equals(Optional.of(next))) {
            changes.put(SettlementTables.ACCOUNTS, SettlementTables.key(number), next.encode());
        }
        if (account.due() != next.due()) {
            if (account.due() != 0) {
                changes.delete(SettlementTables.DUE, SettlementTables.dueKey(account.due(), number));
            }
            if (next.due() != 0) {
                changes.put(
                        SettlementTables.DUE, SettlementTables.dueKey(next.due(), number), SettlementTables.PRESENT);
            }
        }
    }

    private IntervalAccount next(IntervalAccount account, List<Participant> registered) {
        Stage stage = account.stageAt(moment.now());
        SortedMap<ParticipantId, WattHours> readings = moment.market().readings(moment.state(), interval);
        Optional<GridPrices> published = GridPriceState.published(moment.state(), number);
        boolean complete = published.isPresent()
                && registered.stream().allMatch(participant -> readings.containsKey(participant.id()));
        if (!account.isBooked() && !complete && stage == Stage.BEFORE_DEADLINES) {
            return account.withDue(account.firstDeadline());
        }
        Optional<GridPrices> prices = published.or(() -> GridPriceState.lastEarlier(moment.state(), number));
        if (prices.isEmpty()) {
            changes.put(SettlementTables.WAITING, SettlementTables.key(number), SettlementTables.PRESENT);
            return account.withDue(0);
        }
        if (moment.state()
                .get(SettlementTables.WAITING, SettlementTables.key(number))
                .isPresent()) {
            changes.delete(SettlementTables.WAITING, SettlementTables.key(number));
        }
        try {
            return settle(account, prices.get(), readings, stage);
        } catch (ArithmeticException e) {
            return unsettleable(account, stage);
        }
    }

    private IntervalAccount settle(
            IntervalAccount account, GridPrices prices, SortedMap<ParticipantId, WattHours> readings, Stage stage) {
        IntervalInput input = new IntervalInput(moment, interval);
        IntervalBasis basis = input.basis(prices, readings, stage);
        long due = basis.isEstimated() && stage != Stage.AFTER_SECOND ? account.secondDeadline() : 0;
        List<SettlementLine> lines = account.basis().equals(Optional.of(basis))
                ? List.of()
                : Resettlement.differences(account.basis().map(input::settle).orElse(List.of()), input.settle(basis));
        SettlementStatus reached = status(account, basis, stage, !lines.isEmpty());
        if (account.basis().equals(Optional.of(basis)) && account.status().equals(Optional.of(reached))) {
            return account.withDue(due);
        }
        IntervalAccount booked = account.booked(reached, basis).withDue(due);
        List<Bytes> encoded = new ArrayList<>();
        for (SettlementLine line : lines) {
            encoded.add(SettlementFacts.encode(new BookedLine(interval, booked.booking(), line)));
        }
        // Both refuse numbers that there is no room for, while nothing is booked yet.
        lines.forEach(new BookingTotals()::add);
        booked.encode();
        encoded.forEach(line -> facts.add(new Fact(SettlementFacts.LINE, line, true)));
        facts.add(new Fact(
                SettlementFacts.SETTLED,
                SettlementFacts.encode(new Settled(interval, booked.booking(), reached, basis.version())),
                false));
        return booked;
    }

    /** Once final, an interval is corrected by what changes its lines, and never provisional again. */
    private static SettlementStatus status(
            IntervalAccount account, IntervalBasis basis, Stage stage, boolean hasDifferences) {
        if (account.wasFinal()) {
            boolean wasCorrected = account.status().equals(Optional.of(SettlementStatus.CORRECTED));
            return hasDifferences || wasCorrected ? SettlementStatus.CORRECTED : SettlementStatus.FINAL;
        }
        return basis.isEstimated() && stage != Stage.AFTER_SECOND
                ? SettlementStatus.PROVISIONAL
                : SettlementStatus.FINAL;
    }

    /** Waits for a reading or a price that can be settled, or for what stands in at the next deadline. */
    private IntervalAccount unsettleable(IntervalAccount account, Stage stage) {
        long due = switch (stage) {
            case BEFORE_DEADLINES -> account.firstDeadline();
            case AFTER_FIRST -> account.secondDeadline();
            case AFTER_SECOND -> 0;
        };
        if (!account.status().equals(Optional.of(SettlementStatus.UNSETTLEABLE))) {
            int version =
                    ContractVersions.inForce(moment.state(), interval.start()).version();
            facts.add(new Fact(
                    SettlementFacts.UNSETTLEABLE,
                    SettlementFacts.encode(
                            new Settled(interval, account.booking(), SettlementStatus.UNSETTLEABLE, version)),
                    false));
        }
        return account.unsettleable().withDue(due);
    }
}
