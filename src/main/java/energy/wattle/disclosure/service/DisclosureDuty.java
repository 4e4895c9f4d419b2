package energy.wattle.disclosure.service;

import energy.wattle.disclosure.Subject;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.Ledger.Head;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.membership.Members;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Publishes by the calendar: sessions when a block has come, days and months when their time has. */
@Component
@NeedsCapability(Capability.PUBLICATION)
@Order(60)
class DisclosureDuty implements Duty {

    private static final List<Subject> PERIODS =
            List.of(Subject.DAILY_TOTALS, Subject.MONTHLY_TOTALS, Subject.ACTUAL_OPERATION);

    private final Ledger ledger;
    private final Members members;
    private final SessionPublications sessions;
    private final PeriodPublications periods;

    /** Spares it looking where no block is new. */
    private final Map<NodeId, Long> seen = new HashMap<>();

    /** When the next period is due; looked up where absent. */
    private Optional<Instant> due = Optional.empty();

    DisclosureDuty(Ledger ledger, Members members, SessionPublications sessions, PeriodPublications periods) {
        this.ledger = ledger;
        this.members = members;
        this.sessions = sessions;
        this.periods = periods;
    }

    @Override
    public void perform(Instant now) {
        for (MarketChain chain : ledger.zones()) {
            Head head = ledger.head(chain.id());
            if (head.height() > seen.getOrDefault(chain.name(), 0L)) {
                MembershipState.zone(ledger.state(chain.id()))
                        .ifPresent(zone -> sessions.publish(chain, zone, head.time(), now));
                seen.put(chain.name(), head.height());
            }
        }
        if (due.isEmpty() || !due.get().isAfter(now)) {
            publishPeriods(now);
        }
    }

    @Override
    public Optional<Instant> next(Instant now) {
        return due.filter(instant -> instant.isAfter(now));
    }

    private void publishPeriods(Instant now) {
        List<Zone> zones = ready();
        if (zones.isEmpty()) {
            return;
        }
        List<Instant> next = new ArrayList<>();
        for (Subject subject : PERIODS) {
            boolean isMore = true;
            while (isMore) {
                isMore = periods.publish(subject, zones, now);
            }
            periods.due(subject, zones).ifPresent(next::add);
        }
        due = next.stream().min(Instant::compareTo);
    }

    /** All zones, once there are blocks on every chain and the zones' parameters have come down. */
    private List<Zone> ready() {
        boolean isReady = ledger.main().isPresent()
                && !ledger.zones().isEmpty()
                && ledger.head(ledger.main().orElseThrow().id()).height() > 0
                && ledger.zones().stream()
                        .allMatch(chain ->
                                MembershipState.zone(ledger.state(chain.id())).isPresent());
        return isReady ? members.zones() : List.of();
    }
}
