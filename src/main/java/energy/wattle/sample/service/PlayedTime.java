package energy.wattle.sample.service;

import energy.wattle.sample.MarketSpeed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Market time as it is played: it goes on only while somebody waits for an instant, up to that instant, at its speed.
 *
 * <p>Work between two waits takes no market time; what it took of real time is made up for, up to {@link #CATCH_UP}, so
 * that an hour takes its ten seconds whatever is done in it. Where it follows the wall clock it makes up for all of it.
 */
final class PlayedTime {

    /** Real time that is made up for at most: after a longer hold-up play goes on at its speed. */
    static final Duration CATCH_UP = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Instant end;
    private final RealTime realTime;
    private final @Nullable InstantSource wallClock;

    private Instant now;
    private MarketSpeed speed;
    private boolean paused;
    private boolean held;
    private long heldUntil;
    private long changes;
    private Instant anchor;
    private long anchorNanos;
    private @Nullable Instant goal;

    /**
     * Stands at its start.
     *
     * @param end market time never goes past it
     * @param wallClock that it follows, speed or no speed; none for played time
     */
    PlayedTime(Instant start, Instant end, MarketSpeed speed, RealTime realTime, @Nullable InstantSource wallClock) {
        this.end = end;
        this.realTime = realTime;
        this.wallClock = wallClock;
        this.speed = speed;
        now = start;
        anchor = start;
        anchorNanos = realTime.nanos();
    }

    Instant instant() {
        lock.lock();
        try {
            Instant waitedFor = goal;
            if (waitedFor != null) {
                advance(waitedFor);
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link energy.wattle.ledger.PacedClock#await}. */
    boolean await(Instant next, long maximumMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long deadline = realTime.nanos() + Duration.ofMillis(maximumMillis).toNanos();
            long before = changes;
            limitCatchUp();
            goal = next.isAfter(end) ? end : next;
            while (true) {
                advance(next.isAfter(end) ? end : next);
                if (!next.isAfter(now)) {
                    return true;
                }
                long left = deadline - realTime.nanos();
                if (left <= 0 || changes != before) {
                    return false;
                }
                realTime.await(changed, Math.min(left, nanosUntil(next)));
            }
        } finally {
            goal = null;
            lock.unlock();
        }
    }

    /** Stands, and waits so long in real time at most, or until something changes. */
    void stand(long maximumMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long deadline = realTime.nanos() + Duration.ofMillis(maximumMillis).toNanos();
            long before = changes;
            while (changes == before && deadline - realTime.nanos() > 0) {
                realTime.await(changed, deadline - realTime.nanos());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Goes on from a later instant than it stands at; an earlier one changes nothing. */
    void startAt(Instant instant) {
        change(() -> now = instant.isAfter(now) ? instant : now);
    }

    void pause() {
        change(() -> paused = true);
    }

    void resume() {
        change(() -> paused = false);
    }

    void play(MarketSpeed other) {
        change(() -> speed = other);
    }

    /** Stands still for so long from now, unless it is told otherwise meanwhile; zero lets it go on. */
    void hold(Duration length) {
        change(() -> {
            held = length.isPositive();
            heldUntil = realTime.nanos() + length.toNanos();
        });
    }

    boolean isHeld() {
        lock.lock();
        try {
            return held && heldUntil - realTime.nanos() > 0;
        } finally {
            lock.unlock();
        }
    }

    boolean isPaused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    boolean isEnded() {
        return !instant().isBefore(end);
    }

    MarketSpeed speed() {
        lock.lock();
        try {
            return speed;
        } finally {
            lock.unlock();
        }
    }

    Optional<Instant> nextStop() {
        lock.lock();
        try {
            return Optional.ofNullable(goal);
        } finally {
            lock.unlock();
        }
    }

    /** Whoever waits looks up. */
    void wake() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            if (goal != null) {
                advance(goal);
            }
            what.run();
            anchor = now;
            anchorNanos = realTime.nanos();
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void advance(Instant most) {
        endHold();
        if (paused || held) {
            return;
        }
        Instant reached = most;
        if (wallClock != null) {
            reached = wallClock.instant();
        } else if (!speed.isMaximum()) {
            long elapsed = realTime.nanos() - anchorNanos;
            reached = anchor.plus(Duration.ofNanos(elapsed).multipliedBy(speed.factor()));
        }
        Instant limited = reached.isAfter(most) ? most : reached;
        now = limited.isAfter(now) ? limited : now;
    }

    /** Time that was held is not made up for. */
    private void endHold() {
        if (held && heldUntil - realTime.nanos() <= 0) {
            held = false;
            anchor = now;
            anchorNanos = heldUntil;
        }
    }

    private void limitCatchUp() {
        if (wallClock == null && !speed.isMaximum()) {
            Duration played = Duration.between(anchor, now).dividedBy(speed.factor());
            long behind = realTime.nanos() - anchorNanos - played.toNanos();
            if (behind > CATCH_UP.toNanos()) {
                anchor = now;
                anchorNanos = realTime.nanos() - CATCH_UP.toNanos();
            }
        }
    }

    /** Real time until the instant would be reached; longer than any deadline where it never is. */
    private long nanosUntil(Instant next) {
        if (paused || !now.isBefore(end)) {
            return Long.MAX_VALUE;
        }
        if (held) {
            return Math.max(1, heldUntil - realTime.nanos());
        }
        if (wallClock != null) {
            return Math.max(1, Duration.between(wallClock.instant(), next).toNanos());
        }
        Duration market = Duration.between(anchor, next.isAfter(end) ? end : next);
        long nanos = market.dividedBy(Math.max(1, speed.factor())).toNanos() + 1;
        return Math.max(1, anchorNanos + nanos - realTime.nanos());
    }
}
