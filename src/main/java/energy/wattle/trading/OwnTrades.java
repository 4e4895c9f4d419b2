package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A participant's own trades: whoever asks sees those of the participant it acts for. Others' are answered as if they
 * did not exist.
 */
public interface OwnTrades {

    /**
     * The trades for intervals of a day.
     *
     * @param day empty for today
     * @param kind of the sessions; empty for all
     * @return empty for whoever acts for nobody
     */
    Optional<TradedDay> day(Optional<LocalDate> day, Optional<SessionKind> kind);

    /** The proof of a trade, as a file for {@code ./wattle verify}; empty before its block is anchored. */
    Optional<String> proof(Interval interval, long height, int result);

    /**
     * @param trades by interval, in trade order
     * @param at market time
     */
    record TradedDay(
            MarketDay day, String currency, List<OwnTrade> trades, WattHours sold, WattHours bought, Instant at) {

        public TradedDay {
            trades = List.copyOf(trades);
        }
    }

    /**
     * @param side of the participant
     * @param counterparty its name on the ledger, a pseudonym where it is a natural person
     */
    record OwnTrade(MadeTrade made, Side side, String counterparty) {}
}
