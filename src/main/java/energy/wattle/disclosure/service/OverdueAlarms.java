package energy.wattle.disclosure.service;

import energy.wattle.disclosure.Disclosure;
import energy.wattle.disclosure.Overdue;
import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketAlarm.Severity;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.Problem;
import energy.wattle.units.TradingZoneId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells of publications that did not come in time, for two days after it was noticed. */
@Component
@NeedsCapability(Capability.PUBLICATION)
class OverdueAlarms implements AlarmSource {

    private static final Duration BACK = Duration.ofDays(2);

    private final Disclosure disclosure;

    OverdueAlarms(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    @Override
    public List<MarketAlarm> alarms(Instant now) {
        Instant earliest = now.minus(BACK);
        return disclosure.overdue().stream()
                .filter(overdue -> !overdue.noticedAt().isBefore(earliest))
                .map(overdue -> new MarketAlarm(
                        Severity.WARNING,
                        what(overdue),
                        Optional.of(overdue.dueAt()),
                        "regulator/disclosures",
                        Set.of(Reader.OPERATOR, Reader.REGULATOR)))
                .toList();
    }

    private static Problem what(Overdue overdue) {
        String zone = overdue.zone().map(TradingZoneId::code).orElse("*");
        return switch (overdue.subject()) {
            case SESSION -> Problem.of("disclosure.alarm.session", zone, overdue.from());
            case DAILY_TOTALS -> Problem.of("disclosure.alarm.day", zone, overdue.from());
            case MEMBER_LIST -> Problem.of("disclosure.alarm.members", zone, overdue.from());
            case MARKET_RULES -> Problem.of("disclosure.alarm.rules", zone, overdue.from());
            case MARKET_CALENDAR -> Problem.of("disclosure.alarm.calendar", zone, overdue.from());
            case MONTHLY_TOTALS -> Problem.of("disclosure.alarm.month", zone, overdue.from());
            case ACTUAL_OPERATION -> Problem.of("disclosure.alarm.operation", zone, overdue.from());
        };
    }
}
