package energy.wattle.ledger.service;

import energy.wattle.ledger.service.PeerReception.Household;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Says again, from time to time, what may have been lost on the way: where chains stand, and what records wait. */
final class PeerTalk implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PeerTalk.class);

    /** More than a block takes, and less than anybody waits for. */
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private static final Duration TICKS = Duration.ofMillis(200);

    private final Neighbours neighbours;
    private final Household household;
    private ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
    private volatile boolean isRunning;

    PeerTalk(Neighbours neighbours, Household household) {
        this.neighbours = neighbours;
        this.household = household;
    }

    @Override
    public boolean isAutoStartup() {
        return neighbours.exist();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it runs until the clock is stopped
    public synchronized void start() {
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("peer-talk").daemon().factory());
        clock.scheduleWithFixedDelay(this::tick, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        long every = household.clocks().every();
        clock.scheduleWithFixedDelay(this::compareClocks, 0, every, TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(this::tellTime, 0, TICKS.toMillis(), TimeUnit.MILLISECONDS);
        isRunning = true;
    }

    @Override
    public synchronized void stop() {
        isRunning = false;
        clock.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private void tellTime() {
        try {
            household
                    .ticks()
                    .tell()
                    .ifPresent(told -> neighbours.spread(told.main().id(), Optional.empty(), told.tick()));
        } catch (RuntimeException e) {
            log.error("The time could not be told; it is tried again", e);
        }
    }

    private void compareClocks() {
        try {
            household.clocks().ask();
        } catch (RuntimeException e) {
            log.error("The clocks could not be compared; it is tried again", e);
        }
    }

    private void tick() {
        for (Chain chain : household.chains().all()) {
            try {
                household.transactions().executeWithoutResult(status -> talk(chain));
            } catch (RuntimeException e) {
                log.error(
                        "{}: what waits could not be told; it is tried again",
                        chain.market().name(),
                        e);
            }
        }
    }

    private void talk(Chain chain) {
        long height = household.records().height(chain);
        neighbours.tell(chain.id(), new Parcel.Tip(height, household.ages().claim(chain)));
        household.records().forgetSpent(chain, height + 1);
        household.records().offer(chain);
    }
}
