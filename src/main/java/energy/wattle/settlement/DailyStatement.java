package energy.wattle.settlement;

import energy.wattle.units.MarketDay;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.util.List;

/**
 * What a participant pays and receives for the intervals of one day.
 *
 * @param lines by interval, booking, and place in the block
 */
public record DailyStatement(
        ParticipantId participant,
        TradingZoneId zone,
        MarketDay day,
        String currency,
        PeriodStatus status,
        Amounts amounts,
        List<StatementLine> lines) {

    public DailyStatement {
        lines = List.copyOf(lines);
    }
}
