package energy.wattle.trading.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.trading.AssembledSession;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.StoredSession;
import energy.wattle.trading.StoredTrades;
import energy.wattle.trading.Submission;
import energy.wattle.trading.Trade;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.trading.Trader;
import energy.wattle.trading.TradingState;
import energy.wattle.units.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The clearing of a session in the block that releases its key: opens what was declared, clears every interval, and
 * says what came of it. Source: Market rules, Clearing.
 */
final class SessionClearing {

    private final ZoneSessions sessions;
    private final StateView state;
    private final BlockPoint block;
    private final BlockContext context;
    private final int position;
    private final StoredSession closed;
    private final List<Fact> facts = new ArrayList<>();
    private final List<StateChange> changes = new ArrayList<>();

    /** @param position of the KEY record in its block */
    SessionClearing(ZoneSessions sessions, BlockContext context, int position, StoredSession closed) {
        this.sessions = sessions;
        this.state = sessions.state();
        this.block = new BlockPoint(context.height(), context.instant());
        this.context = context;
        this.position = position;
        this.closed = closed;
    }

    Applied clear(Bytes secret) {
        Session session = closed.session();
        SessionId id = session.id();
        List<Submission> submissions = SealedDeclaration.of(state, id).stream()
                .map(declaration -> declaration.opened(context.unsealing(), secret, id))
                .toList();
        Map<ParticipantId, Trader> traders = Traders.of(
                state, submissions.stream().map(Submission::participant).toList(), session.intervals(), block.time());
        AssembledSession assembled = BookAssembly.assemble(
                new SessionClosing(
                        session,
                        ((SessionState.Closed) closed.state()).since(),
                        block,
                        sessions.others(session),
                        traders,
                        sessions.prices()),
                submissions);
        List<ClearingResult> results =
                assembled.books().stream().map(Clearing::clear).toList();
        addFacts(new ClearedFacts(assembled, results), submissions);
        results.forEach(result -> addTrades(result, traders));
        addSession();
        return Applied.of(facts, changes);
    }

    private void addFacts(ClearedFacts cleared, List<Submission> submissions) {
        cleared.totals().forEach(this::add);
        cleared.trades().forEach(this::add);
        cleared.orders(submissions).forEach(this::add);
        cleared.voids().forEach(this::add);
    }

    private void add(MarketFact fact) {
        facts.add(fact.fact());
    }

    /** Trades in parts that an entry holds, and what they add to their parties' positions. */
    private void addTrades(ClearingResult result, Map<ParticipantId, Trader> traders) {
        List<Trade> trades = result.trades();
        for (int from = 0; from < trades.size(); from += StoredTrades.MOST) {
            List<Trade> part = trades.subList(from, Math.min(from + StoredTrades.MOST, trades.size()));
            Bytes key = TradingState.key(result.interval())
                    .number(block.height())
                    .number(position)
                    .number(from / StoredTrades.MOST)
                    .key();
            changes.add(new StateChange(TradingState.TRADES, key, Optional.of(new StoredTrades(part).encode())));
        }
        Positions.after(result, participant -> traded(traders, participant, result))
                .forEach((participant, energy) -> changes.add(new StateChange(
                        TradingState.TRADED,
                        TradingState.key(result.interval(), participant),
                        Optional.of(TradingState.encode(energy)))));
    }

    private static TradedEnergy traded(
            Map<ParticipantId, Trader> traders, ParticipantId participant, ClearingResult result) {
        Trader trader = traders.get(participant);
        if (trader == null) {
            throw new IllegalStateException("%s traded without being a trader".formatted(participant));
        }
        return trader.tradedIn(result.interval());
    }

    private void addSession() {
        SessionId id = closed.session().id();
        changes.add(SessionTimes.change(closed.at(new SessionState.Cleared(block))));
        changes.addAll(SealedDeclaration.forgotten(state, id));
        changes.add(Agenda.of(state).orElseThrow().without(id).change());
    }
}
