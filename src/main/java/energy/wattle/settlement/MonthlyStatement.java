package energy.wattle.settlement;

import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * What a participant pays and receives for the intervals of one month, day by day.
 *
 * @param days all days of the month, or those that have begun, in their order
 */
public record MonthlyStatement(
        ParticipantId participant,
        TradingZoneId zone,
        YearMonth month,
        String currency,
        PeriodStatus status,
        Amounts amounts,
        List<Day> days) {

    public MonthlyStatement {
        days = List.copyOf(days);
    }

    /** Without the days that are still to come. */
    public MonthlyStatement upTo(LocalDate last) {
        return new MonthlyStatement(
                participant,
                zone,
                month,
                currency,
                status,
                amounts,
                days.stream().filter(day -> !day.date().isAfter(last)).toList());
    }

    public record Day(LocalDate date, PeriodStatus status, Amounts amounts) {}
}
