package energy.wattle.settlement.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.StateView;
import energy.wattle.units.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Settles, after the records of a block, the intervals that it concerns: those that have ended since the last block,
 * those for which it brought readings or prices, and those whose deadline is over. Ascending by interval.
 */
final class SettlementRun {

    private static final int PAGE = 256;

    private final StateView state;
    private final BlockContext block;
    private final MarketView market;
    private final StateChanges changes = new StateChanges();
    private final List<Fact> facts = new ArrayList<>();
    private final TreeSet<Long> intervals = new TreeSet<>();

    SettlementRun(StateView state, BlockContext block, MarketView market) {
        this.state = state;
        this.block = block;
        this.market = market;
    }

    Applied conclude() {
        long running = GridNumbers.of(block.instant());
        OptionalLong next = SettlementTables.cursor(state, SettlementTables.NEXT_INTERVAL);
        if (next.isEmpty()) {
            changes.cursor(SettlementTables.FIRST_INTERVAL, running).cursor(SettlementTables.NEXT_INTERVAL, running);
        } else if (next.getAsLong() < running) {
            changes.cursor(SettlementTables.NEXT_INTERVAL, running);
            for (long ended = next.getAsLong(); ended < running; ended++) {
                intervals.add(ended);
            }
        }
        addPriced();
        for (Interval read : market.readInThisBlock(state, block.height())) {
            intervals.add(GridNumbers.of(read));
        }
        addDue(Math.floorDiv(block.time(), 1_000));
        // The first block of the chain settles nothing: what ended before it was not this market's.
        long first =
                SettlementTables.cursor(state, SettlementTables.FIRST_INTERVAL).orElse(running);
        List<Long> due = List.copyOf(intervals.subSet(Math.min(first, running), running));
        if (!due.isEmpty()) {
            SettlementMoment moment = SettlementMoment.of(state, block, market);
            due.forEach(interval -> new IntervalStep(moment, interval, changes, facts).run());
        }
        return Applied.of(facts, changes.all());
    }

    private void addPriced() {
        List<StateView.Entry> priced = entries(SettlementTables.PRICED_NOW, key -> true);
        for (StateView.Entry entry : priced) {
            changes.delete(SettlementTables.PRICED_NOW, entry.key());
            intervals.add(SettlementTables.numberAt(entry.key(), 0));
        }
        if (!priced.isEmpty()) {
            long firstPrice =
                    SettlementTables.cursor(state, SettlementTables.FIRST_PRICE).orElse(Long.MAX_VALUE);
            entries(SettlementTables.WAITING, key -> true).stream()
                    .map(entry -> SettlementTables.numberAt(entry.key(), 0))
                    .filter(interval -> interval > firstPrice)
                    .forEach(intervals::add);
        }
    }

    private void addDue(long now) {
        for (StateView.Entry entry : entries(SettlementTables.DUE, key -> SettlementTables.numberAt(key, 0) <= now)) {
            intervals.add(SettlementTables.numberAt(entry.key(), Long.BYTES));
        }
    }

    /** The entries of a table from its beginning, as long as their keys fit. */
    private List<StateView.Entry> entries(int table, Predicate<Bytes> fits) {
        int limit = PAGE;
        List<StateView.Entry> entries = state.startingWith(table, Bytes.EMPTY, limit);
        while (entries.size() == limit && fits.test(entries.getLast().key())) {
            limit = Math.multiplyExact(limit, 4);
            entries = state.startingWith(table, Bytes.EMPTY, limit);
        }
        return entries.stream().filter(entry -> fits.test(entry.key())).toList();
    }
}
