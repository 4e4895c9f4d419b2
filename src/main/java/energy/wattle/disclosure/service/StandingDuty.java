package energy.wattle.disclosure.service;

import energy.wattle.ledger.Duty;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.membership.MembershipState;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Looks every hour whether a zone's members, rules or calendar have to be published. */
@Component
@NeedsCapability(Capability.PUBLICATION)
@Order(61)
class StandingDuty implements Duty {

    private static final Duration EVERY = Duration.ofHours(1);

    private final Ledger ledger;
    private final StandingPublications publications;

    /** Empty until every zone's parameters are on its chain. */
    private Optional<Instant> next = Optional.empty();

    StandingDuty(Ledger ledger, StandingPublications publications) {
        this.ledger = ledger;
        this.publications = publications;
    }

    @Override
    public void perform(Instant now) {
        if (next.filter(now::isBefore).isPresent() || !isReady()) {
            return;
        }
        for (MarketChain chain : ledger.zones()) {
            MembershipState.zone(ledger.state(chain.id())).ifPresent(zone -> publications.publish(chain, zone, now));
        }
        next = Optional.of(now.truncatedTo(ChronoUnit.HOURS).plus(EVERY));
    }

    @Override
    public Optional<Instant> next(Instant now) {
        return next.filter(instant -> instant.isAfter(now));
    }

    private boolean isReady() {
        return ledger.main().filter(main -> ledger.head(main.id()).height() > 0).isPresent()
                && !ledger.zones().isEmpty()
                && ledger.zones().stream()
                        .allMatch(chain ->
                                MembershipState.zone(ledger.state(chain.id())).isPresent());
    }
}
