package energy.wattle.ledger.service;

import energy.wattle.ledger.Duty;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A duty with what the loop knows of it: what it has seen of the chains, and when its time comes. */
final class WatchedDuty {

    private static final Logger log = LoggerFactory.getLogger(WatchedDuty.class);

    private static final long NOTHING = -1;

    private final Duty duty;
    private long seen = NOTHING;
    private Optional<Instant> next = Optional.empty();

    WatchedDuty(Duty duty) {
        this.duty = duty;
    }

    /** Calls the duty if there can be something for it to do. */
    void perform(Instant now, ChainNodes nodes) {
        if (nodes.areSilenced()) {
            return; // what it knows stays as it is, so that it is called as soon as that is over
        }
        long blocks = nodes.blocks(duty.watches());
        boolean isTime = next.filter(due -> !due.isAfter(now)).isPresent();
        if (seen == blocks && !isTime) {
            return;
        }
        try {
            duty.perform(now);
            next = duty.next(now);
            seen = blocks;
        } catch (RuntimeException e) {
            seen = NOTHING;
            log.error("{} failed at {}; it is tried again", duty.getClass().getSimpleName(), now, e);
        }
    }

    /** The next instant at which something is due, as of its last call. */
    Optional<Instant> next() {
        return next;
    }

    /** Somebody else drove the market: nothing is known. */
    void forget() {
        seen = NOTHING;
    }
}
