package energy.wattle.trading;

import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;

/** One step of a declaration in one delivery interval: a quantity at a limit price. */
public sealed interface Order permits Ask, Bid {

    OrderId id();

    ParticipantId participant();

    /** Positive. */
    WattHours quantity();

    /** A seller's lowest, a buyer's highest price. */
    Price limit();

    default Side side() {
        return switch (this) {
            case Ask ask -> Side.SELL;
            case Bid bid -> Side.BUY;
        };
    }
}
