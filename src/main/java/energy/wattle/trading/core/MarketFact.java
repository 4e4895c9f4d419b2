package energy.wattle.trading.core;

import energy.wattle.ledger.Contract;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Order;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.Trade;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.Optional;

/**
 * What trading leaves among the results of a block. Prices and cleared totals are public; who offered and traded what
 * is encrypted. Source: Market assessment and information disclosure, Disclosure classes.
 */
public sealed interface MarketFact {

    SessionId session();

    default Contract.Fact fact() {
        return MarketFactCodec.encode(this);
    }

    record SessionOpened(Session terms) implements MarketFact {

        @Override
        public SessionId session() {
            return terms.id();
        }
    }

    record SessionClosed(SessionId session) implements MarketFact {}

    /** @param meanPrice weighted by quantity; empty without trades */
    record SessionCleared(SessionId session, WattHours volume, Optional<Price> meanPrice) implements MarketFact {}

    record SessionCancelled(Session terms, CancellationReason reason) implements MarketFact {

        @Override
        public SessionId session() {
            return terms.id();
        }
    }

    /** Totals of one interval of a cleared session. */
    record IntervalCleared(SessionId session, Interval interval, WattHours volume, Optional<Price> meanPrice)
            implements MarketFact {}

    /**
     * @param index of the match in its interval and session, from 0
     * @param source the class that was sold
     */
    record TradeMade(SessionId session, int index, Trade trade, EnergySource source) implements MarketFact {}

    /**
     * The orders of a declaration that counted.
     *
     * @param orders in the declaration's order; at least one
     */
    record OrdersCounted(SessionId session, RecordPlace place, ParticipantId participant, List<OrderOutcome> orders)
            implements MarketFact {

        public OrdersCounted {
            orders = List.copyOf(orders);
        }
    }

    record DeclarationVoid(SessionId session, RecordPlace place, ParticipantId participant, List<CodedFault> faults)
            implements MarketFact {

        public DeclarationVoid {
            faults = List.copyOf(faults);
        }
    }

    /** @param faults the first {@link MarketFactCodec#MOST_FAULTS} of them */
    record IntervalVoid(
            SessionId session, RecordPlace place, ParticipantId participant, Interval interval, List<CodedFault> faults)
            implements MarketFact {

        public IntervalVoid {
            faults = List.copyOf(faults);
        }
    }

    /** Where a declaration stands on its chain. */
    record RecordPlace(long height, int position) {}

    /** @param open what found no counterpart */
    record OrderOutcome(Interval interval, Order order, WattHours open) {}
}
