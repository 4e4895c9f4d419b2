package energy.wattle.settlement;

import energy.wattle.trading.TradeId;
import energy.wattle.units.Interval;
import energy.wattle.units.Money;
import energy.wattle.units.Party;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.Optional;

/**
 * A line of a participant's statement.
 *
 * @param booking from the second of an interval on, lines are differences to what was booked before
 * @param trade nothing for over-use and over-feed
 * @param counterparty who pays, or is paid
 * @param received the amount: positive when the participant receives it, negative when it pays
 * @param quality whether this line rests on readings
 * @param status of the whole interval today
 * @param height of the block that has the line, for its proof
 * @param resultPosition position among that block's results, from 0
 */
public record StatementLine(
        Interval interval,
        int booking,
        LineKind kind,
        Optional<TradeId> trade,
        Party counterparty,
        Erring erring,
        WattHours quantity,
        Price price,
        Money received,
        Quality quality,
        SettlementStatus status,
        long height,
        int resultPosition) {}
