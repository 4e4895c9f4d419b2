package energy.wattle.assessment.service;

import energy.wattle.ledger.Duty;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.Ledger.Head;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Follows the zones: sessions as they are cleared, intervals as they are settled. What it keeps between calls only
 * spares it looking where nothing can be new.
 *
 * <p>Intervals are settled mostly within two hours, seldom later than eight days after them, and hardly ever after two
 * months, when a reading is corrected: it looks that far back with every block, every hour, every day.
 */
@Component
@NeedsCapability(Capability.ASSESSMENT)
@Order(50)
class AssessmentDuty implements Duty {

    private static final Duration OFTEN = Duration.ofHours(2);
    private static final Duration HOURLY = Duration.ofDays(8);
    private static final Duration DAILY = Duration.ofDays(62);

    private final Ledger ledger;
    private final SessionAssessor sessions;
    private final OutcomeAssessor outcomes;
    private final Map<NodeId, Seen> seen = new HashMap<>();

    AssessmentDuty(Ledger ledger, SessionAssessor sessions, OutcomeAssessor outcomes) {
        this.ledger = ledger;
        this.sessions = sessions;
        this.outcomes = outcomes;
    }

    @Override
    public void perform(Instant now) {
        for (MarketChain chain : ledger.zones()) {
            Head head = ledger.head(chain.id());
            Seen last = seen.getOrDefault(chain.name(), Seen.NOTHING);
            if (head.height() > last.height()) {
                MembershipState.zone(ledger.state(chain.id())).ifPresent(zone -> look(chain, zone, head, last));
            }
        }
    }

    @Override
    public Optional<Instant> next(Instant now) {
        return Optional.empty();
    }

    @Override
    public Watched watches() {
        return Watched.ZONES;
    }

    private void look(MarketChain chain, Zone zone, Head head, Seen last) {
        while (sessions.assess(zone, head.time())) {
            // The next part.
        }
        Instant from = head.time().minus(last.span(head.time()));
        outcomes.assess(zone.id(), ledger.state(chain.id()), from, head.time());
        seen.put(chain.name(), new Seen(head.height(), head.time()));
    }

    /** The block up to which it has looked. */
    private record Seen(long height, Instant time) {

        static final Seen NOTHING = new Seen(0, Instant.MIN);

        Duration span(Instant now) {
            if (height == 0 || !isSame(now, ChronoUnit.DAYS)) {
                return DAILY;
            }
            return isSame(now, ChronoUnit.HOURS) ? OFTEN : HOURLY;
        }

        private boolean isSame(Instant now, ChronoUnit unit) {
            return now.truncatedTo(unit).equals(time.truncatedTo(unit));
        }
    }
}
