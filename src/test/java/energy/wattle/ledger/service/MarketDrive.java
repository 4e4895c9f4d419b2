package energy.wattle.ledger.service;

import energy.wattle.ledger.PacedClock;
import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** Drives an instance's market by hand, as its loop would, up to an instant of market time. */
public final class MarketDrive {

    private MarketDrive() {}

    /** Does all that is due up to and at the instant. The clock must be one that does not wait. */
    public static void until(ApplicationContext context, Instant end) {
        MarketLoop loop = context.getBean(MarketLoop.class);
        PacedClock clock = context.getBean(PacedClock.class);
        try {
            loop.settle(clock.instant());
            while (clock.instant().isBefore(end)) {
                Instant next = loop.next(clock.instant());
                clock.await(next.isAfter(end) ? end : next, 0);
                loop.settle(clock.instant());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
