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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes a zone's members and rules when they have changed, and the calendars of the days to come. */
@Component
@NeedsCapability(Capability.PUBLICATION)
class StandingPublications {

    private static final Duration GRACE = Duration.ofHours(1);

    private final Publisher publisher;
    private final CalendarStore calendar;
    private final RootStore roots;
    private final Ledger ledger;

    StandingPublications(Publisher publisher, CalendarStore calendar, RootStore roots, Ledger ledger) {
        this.publisher = publisher;
        this.calendar = calendar;
        this.roots = roots;
        this.ledger = ledger;
    }

    @Transactional
    public void publish(MarketChain chain, Zone zone, Instant now) {
        List<BlockRange> basis = basis(chain);
        Instant from = now.truncatedTo(ChronoUnit.SECONDS);
        Instant until = MarketDay.of(from, zone.timeZone()).end();
        publisher.publishMembers(new Issue(Subject.MEMBER_LIST, "", Optional.of(zone.id()), from, until), basis, now);
        publisher.publish(new Issue(Subject.MARKET_RULES, "", Optional.of(zone.id()), from, until), basis, now);
        publishCalendars(chain, zone, basis, now);
    }

    private void publishCalendars(MarketChain chain, Zone zone, List<BlockRange> basis, Instant now) {
        MarketDay day = calendar.doneUntil(Subject.MARKET_CALENDAR, Optional.of(zone.id()))
                .map(done -> MarketDay.of(done, zone.timeZone()))
                .orElseGet(() -> MarketDay.of(now, zone.timeZone()));
        while (!Deadlines.calendarDue(zone, day).isAfter(now)) {
            Instant due = Deadlines.calendarDue(zone, day);
            if (due.plus(GRACE).isBefore(now)
                    && roots.first(chain.id()).filter(due::isAfter).isPresent()) {
                calendar.notice(
                        new Overdue(Subject.MARKET_CALENDAR, Optional.of(zone.id()), day.start(), day.end(), due, now));
            }
            publisher.publish(
                    new Issue(Subject.MARKET_CALENDAR, "", Optional.of(zone.id()), day.start(), day.end()), basis, now);
            calendar.done(Subject.MARKET_CALENDAR, Optional.of(zone.id()), day.end());
            day = day.next();
        }
    }

    /** The zone's last block: what stands in its state. */
    private List<BlockRange> basis(MarketChain chain) {
        long height = ledger.head(chain.id()).height();
        return roots.between(chain.id(), height, height).stream().toList();
    }
}
