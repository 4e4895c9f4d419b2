package energy.wattle.settlement.core;

import energy.wattle.settlement.PeriodStatus;
import energy.wattle.settlement.SettledInterval;
import energy.wattle.settlement.SettlementStatus;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the settlement of a zone's periods has come.
 *
 * @param first start of the first interval that was ever settled; nothing before it is waited for
 * @param settled status by interval
 */
public record Progress(Optional<Instant> first, Map<Interval, SettlementStatus> settled) {

    public static Progress of(Optional<Instant> first, List<SettledInterval> intervals) {
        Map<Interval, SettlementStatus> settled = new HashMap<>();
        intervals.forEach(interval -> settled.put(interval.interval(), interval.status()));
        return new Progress(first, settled);
    }

    public PeriodStatus of(MarketDay day) {
        return of(day.intervals());
    }

    public PeriodStatus ofDays(Collection<MarketDay> days) {
        return of(days.stream().flatMap(day -> day.intervals().stream()).toList());
    }

    private PeriodStatus of(List<Interval> intervals) {
        boolean isCorrected = false;
        for (Interval interval : intervals) {
            if (first.isPresent() && interval.start().isBefore(first.get())) {
                continue;
            }
            SettlementStatus status = settled.getOrDefault(interval, SettlementStatus.PROVISIONAL);
            if (status == SettlementStatus.PROVISIONAL || status == SettlementStatus.UNSETTLEABLE) {
                return PeriodStatus.PROVISIONAL;
            }
            isCorrected |= status == SettlementStatus.CORRECTED;
        }
        return isCorrected ? PeriodStatus.CORRECTED : PeriodStatus.FINAL;
    }
}
