package energy.wattle.trading.core;

import energy.wattle.trading.ClearedInterval;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.LadderStep;
import energy.wattle.trading.OrderBook;
import java.time.ZoneId;
import java.util.List;

/** A cleared interval, ready to be looked at. Clearing is a function of the book, so nobody need store its result. */
public final class ClearingPicture {

    private ClearingPicture() {}

    /** @param timeZone in which the interval is named */
    public static ClearedInterval of(OrderBook book, ZoneId timeZone) {
        String label =
                book.interval().start().atZone(timeZone).toOffsetDateTime().toString();
        return of(label, Clearing.clear(book));
    }

    public static ClearedInterval of(String label, ClearingResult result) {
        List<LadderStep> supply = Ladder.supply(result);
        List<LadderStep> demand = Ladder.demand(result);
        return new ClearedInterval(
                label, result, supply, demand, LadderDrawing.of(supply, demand), Ladder.totals(result));
    }
}
