package energy.wattle.settlement;

import energy.wattle.units.Money;
import energy.wattle.units.WattHours;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a zone settled for one day, without any member.
 *
 * @param intervals of the day
 * @param byStatus number of intervals; those that are absent are not settled yet
 * @param totals of all lines so far, by kind; kinds without lines are absent
 */
public record ZoneDay(
        LocalDate date,
        PeriodStatus status,
        int intervals,
        Map<SettlementStatus, Integer> byStatus,
        Map<LineKind, Total> totals) {

    public ZoneDay {
        byStatus = Collections.unmodifiableMap(
                byStatus.isEmpty() ? new EnumMap<>(SettlementStatus.class) : new EnumMap<>(byStatus));
        totals = Collections.unmodifiableMap(totals.isEmpty() ? new EnumMap<>(LineKind.class) : new EnumMap<>(totals));
    }

    public record Total(WattHours quantity, Money amount) {}
}
