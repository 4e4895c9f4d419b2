package energy.wattle.assessment.core;

import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.trading.Trade;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A settled delivery interval, as far as its indicators look at it.
 *
 * @param members registered in it
 * @param readings E by member, where there is a reading; without one its net position stands in: no deviation
 * @param forecasts the last that a cleared session has opened, by member
 * @param trades of all sessions
 * @param lines all that are booked, resettlements included
 * @param prices the grid's of this very interval; without them there are no gains
 */
public record SettledOutcome(
        Set<ParticipantId> members,
        Map<ParticipantId, WattHours> readings,
        Map<ParticipantId, WattHours> forecasts,
        List<Trade> trades,
        List<SettlementLine> lines,
        Optional<GridPrice> prices) {

    /** @param purchase G, feedIn F */
    public record GridPrice(Price purchase, Price feedIn) {}

    /** The outcome by member. */
    public SortedMap<ParticipantId, MemberOutcome> outcomes() {
        SortedMap<ParticipantId, MemberOutcome> outcomes = new TreeMap<>();
        Map<ParticipantId, Long> positions = positions();
        for (ParticipantId id : members) {
            Optional<Long> reading = amount(readings, id);
            long deviation = reading.map(energy -> Math.subtractExact(energy, positions.getOrDefault(id, 0L)))
                    .orElse(0L);
            add(outcomes, id, MemberOutcome.settled(deviation, reading, amount(forecasts, id)));
        }
        prices.ifPresent(grid -> trades.forEach(trade -> gains(outcomes, trade, grid)));
        lines.stream()
                .filter(line -> line.kind() == LineKind.COMPENSATION)
                .forEach(line -> compensation(outcomes, line));
        return outcomes;
    }

    /** C − D by member. */
    private Map<ParticipantId, Long> positions() {
        Map<ParticipantId, Long> positions = new HashMap<>();
        for (Trade trade : trades) {
            positions.merge(trade.seller(), trade.quantity().value(), Math::addExact);
            positions.merge(trade.buyer(), -trade.quantity().value(), Math::addExact);
        }
        return positions;
    }

    private static void gains(SortedMap<ParticipantId, MemberOutcome> outcomes, Trade trade, GridPrice grid) {
        long quantity = trade.quantity().value();
        long saving = grid.purchase().minus(trade.price()).micros();
        long earning = trade.price().minus(grid.feedIn()).micros();
        add(outcomes, trade.buyer(), MemberOutcome.purchase(quantity, saving));
        add(outcomes, trade.seller(), MemberOutcome.sale(quantity, earning));
    }

    private static void compensation(SortedMap<ParticipantId, MemberOutcome> outcomes, SettlementLine line) {
        if (line.payer() instanceof ParticipantId payer) {
            add(outcomes, payer, MemberOutcome.compensated(line.amount().micros(), 0));
        }
        if (line.payee() instanceof ParticipantId payee) {
            add(outcomes, payee, MemberOutcome.compensated(0, line.amount().micros()));
        }
    }

    private static void add(SortedMap<ParticipantId, MemberOutcome> outcomes, ParticipantId id, MemberOutcome more) {
        outcomes.merge(id, more, MemberOutcome::plus);
    }

    private static Optional<Long> amount(Map<ParticipantId, WattHours> amounts, ParticipantId id) {
        return Optional.ofNullable(amounts.get(id)).map(WattHours::value);
    }
}
