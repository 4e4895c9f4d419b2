package energy.wattle.ledger.service;

import energy.wattle.ledger.Duty;
import energy.wattle.ledger.PacedClock;
import energy.wattle.ledger.store.LoopLeaseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Drives the market: calls the duties, makes the blocks that are due until nothing is left to do, and only then lets
 * market time go on. One thread, in one replica. Source: Ledger, Time.
 */
final class MarketLoop implements SmartLifecycle, Runnable {

    private static final Logger log = LoggerFactory.getLogger(MarketLoop.class);

    /** How long a record that comes from outside waits for the loop at most, in real milliseconds. */
    private static final long LONGEST_WAIT = 100;

    private static final Duration HORIZON = Duration.ofDays(1);

    /** A market that never comes to rest at one instant has a duty that repeats itself. */
    private static final int MOST_ROUNDS = 1_000;

    private static final long PAUSE_AFTER_FAILURE = 1_000;

    private final List<WatchedDuty> duties;
    private final ChainNodes nodes;
    private final PacedClock clock;
    private final LoopLeaseStore lease;
    private final boolean isAutomatic;
    private volatile boolean isRunning;
    private volatile boolean wasHeld;
    private volatile long restedAt;
    private Thread thread = new Thread(this, "market-loop");

    MarketLoop(List<Duty> duties, ChainNodes nodes, PacedClock clock, LoopLeaseStore lease, boolean isAutomatic) {
        this.isAutomatic = isAutomatic;
        this.duties = duties.stream().map(WatchedDuty::new).toList();
        this.nodes = nodes;
        this.clock = clock;
        this.lease = lease;
    }

    @Override
    public void start() {
        isRunning = true;
        restedAt = System.nanoTime();
        thread = new Thread(this, "market-loop");
        thread.start();
    }

    @Override
    public void stop() {
        isRunning = false;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lease.release();
    }

    /** Whether it starts with the instance, and is not driven by a test. */
    @Override
    public boolean isAutoStartup() {
        return isAutomatic && !nodes.all().isEmpty();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public void run() {
        while (isRunning) {
            try {
                if (lease.isHeld()) {
                    if (!wasHeld) {
                        nodes.reload();
                        duties.forEach(WatchedDuty::forget);
                        restedAt = System.nanoTime();
                        wasHeld = true;
                    }
                    settle(clock.instant());
                    clock.await(next(clock.instant()), LONGEST_WAIT);
                } else {
                    wasHeld = false;
                    Thread.sleep(PAUSE_AFTER_FAILURE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.error("The market loop failed; it goes on in a second", e);
                pause();
            }
        }
    }

    /** How long ago, in real time, all that was due was done; nothing for a process that does not run the market. */
    Duration sinceRest() {
        return isRunning && wasHeld ? Duration.ofNanos(System.nanoTime() - restedAt) : Duration.ZERO;
    }

    /** Does all that is due at one instant of market time, until the chains are at rest. */
    void settle(Instant now) {
        if (DrivenChains.drive(nodes, () -> comesToRest(now))) {
            restedAt = System.nanoTime();
        } else {
            log.error("The market did not come to rest at {}: a duty repeats itself, or time is up", now);
        }
    }

    private boolean comesToRest(Instant now) {
        for (int round = 0; round < MOST_ROUNDS && !Thread.currentThread().isInterrupted(); round++) {
            duties.forEach(duty -> duty.perform(now, nodes));
            if (!nodes.makeBlocks(now)) {
                return true;
            }
        }
        return false;
    }

    /** The next instant at which something is due, once all that was due before has been done. */
    Instant next(Instant now) {
        return duties.stream()
                .flatMap(duty -> duty.next().stream())
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElse(now.plus(HORIZON));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
