package energy.wattle.assessment.core;

import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.trading.Trade;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.Optional;

/**
 * A settled delivery interval, as far as its indicators look at it.
 *
 * @param deviations E − (C − D) by member, with whatever stood in for E
 * @param readings E by member, where there is a reading
 * @param forecasts the last that a cleared session has opened, by member
 * @param trades of all sessions
 * @param lines all that are booked, resettlements included
 * @param importPrice G
 * @param exportPrice F
 */
public record SettledInterval(
        SortedMap<ParticipantId, WattHours> deviations,
        SortedMap<ParticipantId, WattHours> readings,
        SortedMap<ParticipantId, WattHours> forecasts,
        List<Trade> trades,
        List<SettlementLine> lines,
        Price importPrice,
        Price exportPrice) {

    /** The outcome by member. */
    public SortedMap<ParticipantId, MemberOutcome> outcomes() {
        SortedMap<ParticipantId, MemberOutcome> outcomes = new TreeMap<>();
        deviations.forEach((id, deviation) -> add(
                outcomes,
                id,
                MemberOutcome.settled(deviation.value(), amount(readings, id), amount(forecasts, id))));
        for (Trade trade : trades) {
            long quantity = trade.quantity().value();
            add(outcomes, trade.buyer(), MemberOutcome.purchase(quantity, importPrice.minus(trade.price()).micros()));
            add(outcomes, trade.seller(), MemberOutcome.sale(quantity, trade.price().minus(exportPrice).micros()));
        }
        for (SettlementLine line : lines) {
            if (line.kind() == LineKind.COMPENSATION) {
                if (line.payer() instanceof ParticipantId payer) {
                    add(outcomes, payer, MemberOutcome.compensated(line.amount().micros(), 0));
                }
                if (line.payee() instanceof ParticipantId payee) {
                    add(outcomes, payee, MemberOutcome.compensated(0, line.amount().micros()));
                }
            }
        }
        return outcomes;
    }

    private static void add(SortedMap<ParticipantId, MemberOutcome> outcomes, ParticipantId id, MemberOutcome more) {
        outcomes.merge(id, more, MemberOutcome::plus);
    }

    private static Optional<Long> amount(SortedMap<ParticipantId, WattHours> amounts, ParticipantId id) {
        return Optional.ofNullable(amounts.get(id)).map(WattHours::value);
    }
}
