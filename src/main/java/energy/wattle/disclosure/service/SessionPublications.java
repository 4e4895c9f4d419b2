package energy.wattle.disclosure.service;

import energy.wattle.assessment.Assessment;
import energy.wattle.assessment.Span;
import energy.wattle.disclosure.Overdue;
import energy.wattle.disclosure.Subject;
import energy.wattle.disclosure.core.Deadlines;
import energy.wattle.disclosure.core.Issue;
import energy.wattle.disclosure.store.CalendarStore;
import energy.wattle.disclosure.store.RootStore;
import energy.wattle.ledger.MarketChain;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.HeldSession;
import energy.wattle.trading.Market;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Publishes each session once it has been cleared and assessed. */
@Component
@NeedsCapability(Capability.PUBLICATION)
class SessionPublications {

    private static final Duration LONGEST_LOOK = Duration.ofDays(Market.MAXIMUM_DAYS);

    private final Market market;
    private final Assessment assessment;
    private final Publisher publisher;
    private final CalendarStore calendar;
    private final RootStore roots;

    SessionPublications(
            Market market, Assessment assessment, Publisher publisher, CalendarStore calendar, RootStore roots) {
        this.market = market;
        this.assessment = assessment;
        this.publisher = publisher;
        this.calendar = calendar;
        this.roots = roots;
    }

    /** @param head time of the zone's last block */
    void publish(MarketChain chain, Zone zone, Instant head, Instant now) {
        Instant from = calendar.doneUntil(Subject.SESSION, Optional.of(zone.id()))
                .or(() -> roots.first(chain.id()))
                .orElse(head);
        Instant until = head.isAfter(from.plus(LONGEST_LOOK)) ? from.plus(LONGEST_LOOK) : head;
        if (!from.isBefore(until)) {
            return;
        }
        List<HeldSession> held = market.held(zone.id(), from, until);
        Instant reached = until;
        for (HeldSession session : held) {
            if (!isDone(chain, session, now)) {
                Instant gate = session.session().gate();
                reached = gate.isBefore(reached) ? gate : reached;
                notice(zone, session.session(), now);
            }
        }
        if (reached.isAfter(from)) {
            calendar.done(Subject.SESSION, Optional.of(zone.id()), reached);
        }
    }

    private boolean isDone(MarketChain chain, HeldSession held, Instant now) {
        if (!(held.state() instanceof SessionState.Cleared(var since))) {
            return held.state().isOver();
        }
        Session session = held.session();
        Span span = Span.of(session.id(), session.id().first().start(), session.end());
        if (assessment.over(span).intervals() < session.intervals().size()) {
            return false;
        }
        Issue issue = new Issue(
                Subject.SESSION, session.id().name(), Optional.of(session.id().zone()), span.from(), span.until());
        publisher.publish(
                issue,
                roots.between(chain.id(), since.height(), since.height()).stream()
                        .toList(),
                now);
        return true;
    }

    private void notice(Zone zone, Session session, Instant now) {
        Instant due = Deadlines.due(zone, Subject.SESSION, session.gate());
        if (due.isBefore(now)) {
            calendar.notice(
                    new Overdue(Subject.SESSION, Optional.of(zone.id()), session.gate(), session.end(), due, now));
        }
    }
}
