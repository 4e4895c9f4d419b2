package energy.wattle.sample.service;

import energy.wattle.ledger.ClockFollower;
import energy.wattle.ledger.ClockTick;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Market time as the authority's last tick and the real time since say: it never goes back, and never beyond what the
 * authority named as the next stop. Before the first tick it stands. Source: Ledger, Time ("nodes extrapolate").
 */
final class FollowedTime implements InstantSource, ClockFollower {

    /** Silence after which the authority is not waited for any more. */
    private static final Duration AWAY = Duration.ofSeconds(2);

    private final RealTime realTime;
    private ClockTick last;
    private long heardAt;
    private Instant latest;

    FollowedTime(Instant start, RealTime realTime) {
        this.realTime = realTime;
        last = new ClockTick(start, 1, true, Optional.empty());
        latest = start;
        heardAt = realTime.nanos();
    }

    @Override
    public synchronized void follow(ClockTick tick) {
        last = tick;
        heardAt = realTime.nanos();
    }

    @Override
    public synchronized Instant instant() {
        Instant now = last.isStanding() ? last.market() : extrapolated();
        latest = now.isAfter(latest) ? now : latest;
        return latest;
    }

    private Instant extrapolated() {
        Duration elapsed = Duration.ofNanos(realTime.nanos() - heardAt);
        Instant reached = last.market().plus(elapsed.multipliedBy(last.factor()));
        return last.nextStop()
                .filter(stop -> reached.isAfter(stop) && !isAuthorityAway())
                .orElse(reached);
    }

    /** Whether nothing has been heard for so long that this instance has to look after time itself. */
    synchronized boolean isAuthorityAway() {
        return realTime.nanos() - heardAt > AWAY.toNanos();
    }

    synchronized ClockTick last() {
        return last;
    }
}
