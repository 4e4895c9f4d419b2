package energy.wattle.ledger.service;

import energy.wattle.ledger.PacedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Market time in operation: UTC. Never goes back, even where the machine's clock does. */
final class SystemMarketClock implements PacedClock {

    private final InstantSource system;
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
            Thread.sleep(Math.min(left.toMillis() + 1, maximumMillis));
        }
        return !instant().isBefore(next);
    }
}
