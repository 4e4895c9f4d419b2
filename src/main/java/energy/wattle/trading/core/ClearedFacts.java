package energy.wattle.trading.core;

import energy.wattle.trading.AssembledSession;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.LedgerPlace;
import energy.wattle.trading.Order;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.Submission;
import energy.wattle.trading.Trade;
import energy.wattle.trading.UnmatchedOrder;
import energy.wattle.trading.core.MarketFact.OrderOutcome;
import energy.wattle.trading.core.MarketFact.RecordPlace;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a clearing leaves among the results.
 *
 * @param results one for each interval of the session, ascending
 */
record ClearedFacts(AssembledSession assembled, List<ClearingResult> results) {

    /** The session's totals, then those of its intervals. */
    List<MarketFact> totals() {
        List<MarketFact> facts = new ArrayList<>();
        List<Trade> all =
                results.stream().flatMap(result -> result.trades().stream()).toList();
        facts.add(new MarketFact.SessionCleared(session(), volume(all), meanPrice(all)));
        for (ClearingResult result : results) {
            facts.add(new MarketFact.IntervalCleared(
                    session(), result.interval(), volume(result.trades()), meanPrice(result.trades())));
        }
        return facts;
    }

    /** By interval, then in the order of matching. */
    List<MarketFact> trades() {
        List<MarketFact> facts = new ArrayList<>();
        for (ClearingResult result : results) {
            Map<OrderId, EnergySource> sources = Positions.sources(result);
            int index = 0;
            for (Trade trade : result.trades()) {
                EnergySource source = sources.get(trade.sellOrder());
                if (source == null) {
                    throw new IllegalStateException("order %s was never offered".formatted(trade.sellOrder()));
                }
                facts.add(new MarketFact.TradeMade(session(), index, trade, source));
                index++;
            }
        }
        return facts;
    }

    /** One for each declaration of which an order counted, in the ledger's order. */
    List<MarketFact> orders(List<Submission> submissions) {
        Map<String, List<OrderOutcome>> byRecord = new HashMap<>();
        for (ClearingResult result : results) {
            Map<OrderId, WattHours> open = new HashMap<>();
            for (UnmatchedOrder unmatched : result.unmatched()) {
                open.put(unmatched.order().id(), unmatched.open());
            }
            result.supply().forEach(ask -> add(byRecord, result.interval(), ask, open));
            result.demand().forEach(bid -> add(byRecord, result.interval(), bid, open));
        }
        List<MarketFact> facts = new ArrayList<>();
        for (Submission submission : submissions) {
            List<OrderOutcome> orders = byRecord.get(OrderLines.record(submission.place()));
            if (orders != null) {
                orders.sort(Comparator.comparingInt(
                        order -> OrderLines.line(order.order().id())));
                facts.add(new MarketFact.OrdersCounted(
                        session(), place(submission.place()), submission.participant(), orders));
            }
        }
        return facts;
    }

    /** Whole declarations, then intervals, each in the ledger's order. */
    List<MarketFact> voids() {
        List<MarketFact> facts = new ArrayList<>();
        assembled
                .voidDeclarations()
                .forEach(declaration -> facts.add(new MarketFact.DeclarationVoid(
                        session(),
                        place(declaration.place()),
                        declaration.participant(),
                        coded(declaration.faults()))));
        assembled
                .voidIntervals()
                .forEach(interval -> facts.add(new MarketFact.IntervalVoid(
                        session(),
                        place(interval.place()),
                        interval.participant(),
                        interval.interval(),
                        coded(interval.faults()))));
        return facts;
    }

    private SessionId session() {
        return assembled.session();
    }

    private static void add(
            Map<String, List<OrderOutcome>> byRecord, Interval interval, Order order, Map<OrderId, WattHours> open) {
        byRecord.computeIfAbsent(OrderLines.record(order.id()), any -> new ArrayList<>())
                .add(new OrderOutcome(interval, order, open.getOrDefault(order.id(), WattHours.ZERO)));
    }

    private static WattHours volume(List<Trade> trades) {
        return trades.stream().map(Trade::quantity).reduce(WattHours.ZERO, WattHours::plus);
    }

    private static Optional<Price> meanPrice(List<Trade> trades) {
        WeightedPrice mean = new WeightedPrice();
        trades.forEach(trade -> mean.add(trade.quantity(), trade.price()));
        return mean.value();
    }

    private static RecordPlace place(LedgerPlace place) {
        return new RecordPlace(place.block().height(), place.position());
    }

    private static List<CodedFault> coded(List<? extends DeclarationFault> faults) {
        return faults.stream()
                .limit(MarketFactCodec.MOST_FAULTS)
                .map(CodedFault::of)
                .toList();
    }
}
