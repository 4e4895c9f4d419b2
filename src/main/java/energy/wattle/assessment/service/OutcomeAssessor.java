package energy.wattle.assessment.service;

import energy.wattle.assessment.core.SettledOutcome;
import energy.wattle.assessment.core.SettledOutcome.GridPrice;
import energy.wattle.assessment.store.OutcomeStore;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.Members;
import energy.wattle.membership.Participant;
import energy.wattle.metering.Metering;
import energy.wattle.metering.MeteringState;
import energy.wattle.settlement.BookedLine;
import energy.wattle.settlement.PublishedPrice;
import energy.wattle.settlement.SettledInterval;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.settlement.SettlementTerms;
import energy.wattle.settlement.Statements;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Market;
import energy.wattle.trading.Trade;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Works out what came of settled intervals, again where one was settled again. */
@Component
@NeedsCapability(Capability.ASSESSMENT)
class OutcomeAssessor {

    private final Market market;
    private final Metering metering;
    private final Statements statements;
    private final SettlementTerms terms;
    private final Members members;
    private final OutcomeStore outcomes;

    OutcomeAssessor(
            Market market,
            Metering metering,
            Statements statements,
            SettlementTerms terms,
            Members members,
            OutcomeStore outcomes) {
        this.market = market;
        this.metering = metering;
        this.statements = statements;
        this.terms = terms;
        this.members = members;
        this.outcomes = outcomes;
    }

    /**
     * Looks at the intervals that begin from one instant on and before another.
     *
     * @param state of the zone's chain
     */
    @Transactional
    public void assess(TradingZoneId zone, StateView state, Instant from, Instant until) {
        Map<Interval, Integer> known = outcomes.bookings(zone, from, until);
        List<SettledInterval> fresh = statements.intervals(zone, from, until).stream()
                .filter(settled -> settled.booking() > known.getOrDefault(settled.interval(), 0))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        Sources sources = sources(zone, fresh);
        for (SettledInterval settled : fresh) {
            outcomes.replace(
                    zone,
                    settled.interval(),
                    settled.booking(),
                    sources.outcome(state, settled.interval()).outcomes());
        }
    }

    private Sources sources(TradingZoneId zone, List<SettledInterval> fresh) {
        List<Interval> intervals = fresh.stream().map(SettledInterval::interval).toList();
        Instant from = intervals.getFirst().start();
        Instant until = intervals.getLast().end();
        List<Participant> participants = members.participants(zone);
        Map<ParticipantId, Map<Interval, WattHours>> forecasts = participants.stream()
                .collect(Collectors.toMap(Participant::id, one -> metering.forecasts(one.id(), intervals)));
        return new Sources(
                participants,
                forecasts,
                market.trades(zone, from, until).stream()
                        .map(MadeTrade::trade)
                        .collect(Collectors.groupingBy(Trade::interval)),
                statements.lines(zone, from, until).stream()
                        .collect(Collectors.groupingBy(
                                BookedLine::interval, Collectors.mapping(BookedLine::line, Collectors.toList()))),
                terms.gridPrices(zone, from, until).stream()
                        .collect(Collectors.toMap(PublishedPrice::interval, price -> price)));
    }

    /** What the looked-at intervals rest on. */
    private record Sources(
            List<Participant> participants,
            Map<ParticipantId, Map<Interval, WattHours>> forecasts,
            Map<Interval, List<Trade>> trades,
            Map<Interval, List<SettlementLine>> lines,
            Map<Interval, PublishedPrice> prices) {

        SettledOutcome outcome(StateView state, Interval interval) {
            Set<ParticipantId> registered = new HashSet<>();
            Map<ParticipantId, WattHours> expected = new HashMap<>();
            for (Participant participant : participants) {
                if (participant.isRegisteredAt(interval.start())) {
                    registered.add(participant.id());
                    Optional.ofNullable(forecasts
                                    .getOrDefault(participant.id(), Map.of())
                                    .get(interval))
                            .ifPresent(forecast -> expected.put(participant.id(), forecast));
                }
            }
            return new SettledOutcome(
                    registered,
                    MeteringState.readings(state, interval),
                    expected,
                    trades.getOrDefault(interval, List.of()),
                    lines.getOrDefault(interval, List.of()),
                    Optional.ofNullable(prices.get(interval))
                            .map(price -> new GridPrice(price.importPrice(), price.exportPrice())));
        }
    }
}
