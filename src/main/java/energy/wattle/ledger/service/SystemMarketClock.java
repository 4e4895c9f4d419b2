package energy.wattle.ledger.service;

import energy.wattle.ledger.PacedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Market time in operation: UTC. Never goes back, even where the machine's clock does. */
final class SystemMarketClock implements PacedClock {

    private final InstantSource system;
    private final Semaphore calls = new Semaphore(0);
    private Instant latest = Instant.EPOCH;

    SystemMarketClock(InstantSource system) {
        this.system = system;
    }

    @Override
    public synchronized Instant instant() {
        Instant now = system.instant();
        latest = now.isAfter(latest) ? now : latest;
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
