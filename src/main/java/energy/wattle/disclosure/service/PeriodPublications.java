package energy.wattle.disclosure.service;

import energy.wattle.disclosure.BlockRange;
import energy.wattle.disclosure.Overdue;
import energy.wattle.disclosure.Subject;
import energy.wattle.disclosure.core.Deadlines;
import energy.wattle.disclosure.core.Issue;
import energy.wattle.disclosure.store.CalendarStore;
import energy.wattle.disclosure.store.RootStore;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.MarketDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes days and months when they are due, each of all zones and of the market at once: what may be told of one
 * zone depends on the others.
 */
@Component
@NeedsCapability(Capability.PUBLICATION)
class PeriodPublications {

    private static final Duration GRACE = Duration.ofHours(1);

    /** By then the second deadline for readings is over with the usual parameters. */
    private static final int DAYS_UNTIL_CORRECTION = 8;

    private final Publisher publisher;
    private final CalendarStore calendar;
    private final RootStore roots;
    private final Ledger ledger;

    PeriodPublications(Publisher publisher, CalendarStore calendar, RootStore roots, Ledger ledger) {
        this.publisher = publisher;
        this.calendar = calendar;
        this.roots = roots;
        this.ledger = ledger;
    }

    /** The next instant at which the subject is due, for the period after the last that was published. */
    Optional<Instant> due(Subject subject, List<Zone> zones) {
        return next(subject, zones).map(period -> period.due(subject, zones));
    }

    /** Publishes the next period of the subject if it is due; call it again then. */
    @Transactional
    public boolean publish(Subject subject, List<Zone> zones, Instant now) {
        Optional<Period> next = next(subject, zones);
        if (next.isEmpty() || now.isBefore(next.get().due(subject, zones))) {
            return false;
        }
        Period period = next.get();
        Instant due = period.due(subject, zones);
        if (due.plus(GRACE).isBefore(now)) {
            calendar.notice(new Overdue(subject, Optional.empty(), period.from(zones), period.until(zones), due, now));
        }
        issue(subject, period, zones, now);
        if (subject == Subject.ACTUAL_OPERATION) {
            LocalDate earlier = period.first().minusDays(DAYS_UNTIL_CORRECTION);
            Period corrected = new Period(earlier, earlier.plusDays(1));
            if (!corrected.from(zones).isBefore(start(subject, zones))) {
                issue(subject, corrected, zones, now);
            }
        }
        calendar.done(subject, Optional.empty(), period.end(zones.getFirst()));
        return true;
    }

    private void issue(Subject subject, Period period, List<Zone> zones, Instant now) {
        for (Zone zone : zones) {
            publisher.publish(
                    new Issue(subject, "", Optional.of(zone.id()), period.start(zone), period.end(zone)),
                    basis(zones.stream().filter(zone::equals).toList(), period.start(zone), now),
                    now);
        }
        Instant from = period.from(zones);
        publisher.publish(
                new Issue(subject, "", Optional.empty(), from, period.until(zones)), basis(zones, from, now), now);
    }

    /** The zones' blocks since the day before, when the first session opened, or a reading could be corrected. */
    private List<BlockRange> basis(List<Zone> zones, Instant from, Instant now) {
        Instant since = from.minus(Duration.ofDays(1));
        return ledger.zones().stream()
                .filter(chain -> zones.stream()
                        .anyMatch(zone -> zone.id().code().equals(chain.name().code())))
                .map(MarketChain::id)
                .flatMap(chain -> roots.between(chain, since, now).stream())
                .toList();
    }

    private Optional<Period> next(Subject subject, List<Zone> zones) {
        if (zones.isEmpty()) {
            return Optional.empty();
        }
        Zone first = zones.getFirst();
        LocalDate start = LocalDate.ofInstant(
                calendar.doneUntil(subject, Optional.empty()).orElseGet(() -> start(subject, zones)), first.timeZone());
        return Optional.of(
                subject == Subject.MONTHLY_TOTALS
                        ? new Period(
                                start.withDayOfMonth(1), start.withDayOfMonth(1).plusMonths(1))
                        : new Period(start, start.plusDays(1)));
    }

    /** Market time of the first block. */
    private Instant start(Subject subject, List<Zone> zones) {
        return ledger.main()
                .flatMap(main -> roots.first(main.id()))
                .orElseThrow(() ->
                        new IllegalStateException("%s of %d zones without a block".formatted(subject, zones.size())));
    }

    /** @param until first day after it */
    private record Period(LocalDate first, LocalDate until) {

        Instant start(Zone zone) {
            return new MarketDay(first, zone.timeZone()).start();
        }

        Instant end(Zone zone) {
            return new MarketDay(until, zone.timeZone()).start();
        }

        Instant from(List<Zone> zones) {
            return zones.stream().map(this::start).min(Instant::compareTo).orElseThrow();
        }

        Instant until(List<Zone> zones) {
            return zones.stream().map(this::end).max(Instant::compareTo).orElseThrow();
        }

        Instant due(Subject subject, List<Zone> zones) {
            return zones.stream()
                    .map(zone -> Deadlines.due(zone, subject, end(zone)))
                    .max(Instant::compareTo)
                    .orElseThrow();
        }
    }
}
