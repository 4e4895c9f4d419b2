package energy.wattle.trading;

import energy.wattle.ledger.StateView;
import energy.wattle.units.Interval;
import java.util.List;

/** Reads what a sub-chain's state says of trades: for the contracts above. Deterministic. */
public final class TradingState {

    private TradingState() {}

    /** All trades of an interval in trade order: height of the clearing block, then match index. */
    public static List<Trade> trades(StateView state, Interval interval) {
        throw new UnsupportedOperationException();
    }
}
