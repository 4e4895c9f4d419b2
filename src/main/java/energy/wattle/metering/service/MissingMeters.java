package energy.wattle.metering.service;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketAlarm.Severity;
import energy.wattle.ledger.MarketClock;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.metering.MeterBook;
import energy.wattle.metering.MeterDesk;
import energy.wattle.metering.MeterDesk.Missing;
import energy.wattle.metering.ReadingDeadlines;
import energy.wattle.metering.core.MissingRuns;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks whose readings are missing, and raises the alarm about those that are waited for in vain. */
@Component
@NeedsCapability(Capability.METERING_INTAKE)
class MissingMeters implements AlarmSource {

    private static final Comparator<Missing> MOST_URGENT = Comparator.comparing(
                    (Missing missing) -> missing.deadline().orElse(Instant.MAX))
            .thenComparing(Missing::zone)
            .thenComparing(Missing::participant);

    private final MeterBook book;
    private final Members members;
    private final MarketClock clock;
    private final ObjectProvider<ReadingDeadlines> deadlines;

    MissingMeters(MeterBook book, Members members, MarketClock clock, ObjectProvider<ReadingDeadlines> deadlines) {
        this.book = book;
        this.members = members;
        this.clock = clock;
        this.deadlines = deadlines;
    }

    /** The most urgent first. */
    List<Missing> missing() {
        Instant now = clock.instant();
        return members.zones().stream()
                .flatMap(zone -> of(zone, now).stream())
                .sorted(MOST_URGENT)
                .toList();
    }

    private List<Missing> of(Zone zone, Instant now) {
        Instant from = now.minus(Duration.ofDays(MeterDesk.DAYS_BACK));
        return MissingRuns.of(book.missing(zone.id(), from, now)).stream()
                .map(run -> {
                    Optional<Instant> deadline =
                            Optional.ofNullable(deadlines.getIfAvailable()).map(rule -> rule.first(zone, run.first()));
                    return new Missing(
                            zone.id(),
                            run.participant(),
                            run.first(),
                            run.last(),
                            run.intervals(),
                            deadline,
                            deadline.filter(instant -> !instant.isAfter(now)).isPresent());
                })
                .toList();
    }

    @Override
    public List<MarketAlarm> alarms(Instant now) {
        return missing().stream()
                .filter(Missing::isOverdue)
                .map(missing -> new MarketAlarm(
                        Severity.BAD,
                        Problem.of(
                                "metering.alarm.missing",
                                missing.participant(),
                                missing.intervals(),
                                missing.first().start()),
                        missing.deadline(),
                        "operations/meters",
                        Set.of(Reader.OPERATOR)))
                .toList();
    }
}
