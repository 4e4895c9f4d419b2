package energy.wattle.trading.service;

import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Projection;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.core.CodedFault;
import energy.wattle.trading.core.MarketFact;
import energy.wattle.trading.core.MarketFact.DeclarationVoid;
import energy.wattle.trading.core.MarketFact.IntervalVoid;
import energy.wattle.trading.core.MarketFact.OrdersCounted;
import energy.wattle.trading.core.MarketFact.RecordPlace;
import energy.wattle.trading.core.MarketFact.SessionCancelled;
import energy.wattle.trading.core.MarketFact.SessionCleared;
import energy.wattle.trading.core.MarketFact.SessionClosed;
import energy.wattle.trading.core.MarketFact.SessionOpened;
import energy.wattle.trading.core.MarketFact.TradeMade;
import energy.wattle.trading.core.MarketFactCodec;
import energy.wattle.trading.core.SessionFigures;
import energy.wattle.trading.store.MarketWrites;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps the market's tables in step with the zones' chains. */
@Component
class MarketProjection implements Projection {

    private final MarketWrites writes;

    MarketProjection(MarketWrites writes) {
        this.writes = writes;
    }

    @Override
    public List<String> tables() {
        return List.of(
                "trading.session",
                "trading.cleared_interval",
                "trading.booked_order",
                "trading.trade",
                "trading.void_reason");
    }

    @Override
    public void project(FinalBlock block) {
        if (block.chain().isMain()) {
            return;
        }
        BlockFacts facts = new BlockFacts(new BlockPoint(block.height(), block.time()));
        for (FinalBlock.FinalResult result : block.results()) {
            MarketFactCodec.decode(result.kind(), result.plaintext())
                    .ifPresent(fact -> facts.take(result.index(), fact));
        }
        facts.write();
    }

    /** The facts of one block: what moves sessions is written at once, the rest in bulk. */
    private final class BlockFacts {

        private final BlockPoint block;
        private final Map<SessionId, SessionFigures> figures = new LinkedHashMap<>();
        private final List<OrdersCounted> orders = new ArrayList<>();
        private final List<MadeTrade> trades = new ArrayList<>();
        private final Map<RecordPlace, Integer> reasons = new HashMap<>();

        BlockFacts(BlockPoint block) {
            this.block = block;
        }

        void take(int index, MarketFact fact) {
            switch (fact) {
                case SessionOpened opened -> writes.open(opened.terms(), block);
                case SessionClosed closed -> writes.close(closed.session(), block);
                case SessionCleared(var session, var volume, var meanPrice) ->
                    writes.clear(session, block, volume, meanPrice);
                case SessionCancelled(var terms, var reason) -> writes.cancel(terms, block, reason);
                case MarketFact.IntervalCleared cleared -> figures(cleared);
                case TradeMade made -> {
                    figures(made);
                    trades.add(new MadeTrade(made.session(), made.index(), made.trade(), made.source(), block, index));
                }
                case OrdersCounted counted -> {
                    figures(counted);
                    orders.add(counted);
                }
                case DeclarationVoid(var session, var place, var participant, var faults) ->
                    addVoid(session, place, participant, Optional.empty(), faults);
                case IntervalVoid(var session, var place, var participant, var interval, var faults) ->
                    addVoid(session, place, participant, Optional.of(interval), faults);
            }
        }

        private void figures(MarketFact fact) {
            figures.computeIfAbsent(fact.session(), SessionFigures::new).add(fact);
        }

        private void addVoid(
                SessionId session,
                RecordPlace place,
                ParticipantId participant,
                Optional<Interval> interval,
                List<CodedFault> faults) {
            int before = reasons.getOrDefault(place, 0);
            writes.addVoid(session, place, participant, interval, before, faults);
            reasons.put(place, before + faults.size());
        }

        void write() {
            writes.addOrders(orders);
            writes.addTrades(trades);
            writes.addFigures(figures.values().stream()
                    .flatMap(session -> session.figures().stream())
                    .toList());
        }
    }
}
