package energy.wattle.settlement.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.Participant;
import energy.wattle.units.Interval;
import java.time.Instant;
import java.util.List;

/**
 * What the settlement of every interval of one block has in common.
 *
 * @param state after the block's records
 * @param members all that were ever registered, ascending by id
 */
record SettlementMoment(
        StateView state,
        BlockContext block,
        MarketView market,
        List<Participant> members,
        SettlementDeadlines deadlines) {

    static SettlementMoment of(StateView state, BlockContext block, MarketView market) {
        return new SettlementMoment(
                state, block, market, market.participants(state), SettlementDeadlines.of(market.zone(state)));
    }

    /** Whole seconds since 1970 that are over at the block's time. */
    long now() {
        return Math.floorDiv(block.time(), 1_000);
    }

    /** Whose readings are waited for. */
    List<Participant> registeredFor(Interval interval) {
        Instant start = interval.start();
        return members.stream().filter(member -> member.isRegisteredAt(start)).toList();
    }
}
