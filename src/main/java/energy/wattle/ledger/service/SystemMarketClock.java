package energy.wattle.ledger.service;

import energy.wattle.ledger.PacedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Market time in operation: UTC. It does not go back where the machine's clock does, by less than a step; who was far
 * ahead and is set right would stand for as long, so such a step is followed: no block's time goes back with it.
 */
final class SystemMarketClock implements PacedClock {

    private static final Logger log = LoggerFactory.getLogger(SystemMarketClock.class);

    /** Clocks are slewed by less than this, and set by more. */
    private static final Duration STEP = Duration.ofSeconds(4);

    private final InstantSource system;
    private final Semaphore calls = new Semaphore(0);
    private Instant latest = Instant.EPOCH;

    SystemMarketClock(InstantSource system) {
        this.system = system;
    }

    @Override
    public synchronized Instant instant() {
        Instant now = system.instant();
        boolean isSetBack = now.plus(STEP).isBefore(latest);
        if (isSetBack) {
            log.warn("The machine's clock was set back from {} to {}: market time follows", latest, now);
        }
        latest = isSetBack || now.isAfter(latest) ? now : latest;
        return latest;
    }

    @Override
    public boolean await(Instant next, long maximumMillis) throws InterruptedException {
        Duration left = Duration.between(instant(), next);
        if (left.isPositive()) {
            calls.tryAcquire(Math.min(left.toMillis() + 1, maximumMillis), TimeUnit.MILLISECONDS);
            calls.drainPermits();
        }
        return !instant().isBefore(next);
    }

    @Override
    public void wake() {
        calls.release();
    }
}
