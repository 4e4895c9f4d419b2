package energy.wattle.sample.service;

import energy.wattle.ledger.ClockAuthority;
import energy.wattle.ledger.ClockHold;
import energy.wattle.ledger.ClockTick;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.PacedClock;
import energy.wattle.sample.MarketSpeed;
import energy.wattle.sample.SampleControl;
import energy.wattle.sample.SampleStatus;
import energy.wattle.sample.store.SampleStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** The sample's market time: starts the day before the data, or where the chains stand, and stops after the data. */
final class SampleClock implements PacedClock, SampleControl, ClockAuthority, SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(SampleClock.class);

    private final PlayedData played;
    private final PlayedTime time;
    private final Optional<FollowedTime> followed;
    private final Chains chains;
    private final AtomicBoolean isEndTold = new AtomicBoolean();

    /** What time must not go behind, nor, in a market of several instances, run away from. */
    record Chains(ObjectProvider<Ledger> ledger, ObjectProvider<SampleStore> store, ObjectProvider<ClockHold> hold) {}

    /** @param wall the time of day, or the other instance's time that this one follows */
    SampleClock(PlayedData played, MarketSpeed speed, InstantSource wall, Chains chains) {
        this.played = played;
        this.chains = chains;
        followed = wall instanceof FollowedTime other ? Optional.of(other) : Optional.empty();
        boolean follows = followed.isPresent() || played.followsWallClock();
        time = new PlayedTime(played.start(), played.end(), speed, RealTime.ofMachine(), follows ? wall : null);
    }

    /**
     * Market time never goes behind a block that stands, nor behind the last meters that were read: after a crash their
     * readings may still wait for a block, which must not be of a time when their interval was not over.
     */
    @Override
    public void afterSingletonsInstantiated() {
        chains.store().stream()
                .flatMap(sample -> sample.meteredUntil().stream())
                .map(until -> until.plus(SampleMeters.AFTER_END))
                .forEach(time::startAt);
        chains.ledger()
                .ifAvailable(ledger -> Stream.concat(ledger.main().stream(), ledger.zones().stream())
                        .map(MarketChain::id)
                        .map(chain -> ledger.head(chain).time())
                        .max(Comparator.naturalOrder())
                        .ifPresent(time::startAt));
        log.info("Market time is {}, at speed {}", local(time.instant()), time.speed());
    }

    @Override
    public Instant instant() {
        return time.instant();
    }

    /** Without any waiting between instants: as if it were played as fast as may be. */
    @Override
    public long factor() {
        MarketSpeed speed = speed();
        boolean isWallClock = followed.isEmpty() && played.followsWallClock();
        return isWallClock ? 1 : speed.isMaximum() ? MarketSpeed.FASTEST : speed.factor();
    }

    @Override
    public boolean await(Instant next, long maximumMillis) throws InterruptedException {
        if (isHeldByChains()) {
            time.stand(maximumMillis);
            return false;
        }
        boolean reached = time.await(next, maximumMillis);
        if (!reached && time.isEnded() && isEndTold.compareAndSet(false, true)) {
            log.info(
                    "The sample's data is over: market time stands still at {}. Start with --fresh to play it again.",
                    local(time.instant()));
        }
        return reached;
    }

    /** Where time follows the authority's, the authority waits; without it each instance does, for its own zones. */
    private boolean isHeldByChains() {
        ClockHold hold = chains.hold().getIfAvailable();
        return hold != null && followed.map(FollowedTime::isAuthorityAway).orElse(true) && hold.isHolding(instant());
    }

    @Override
    public void wake() {
        time.wake();
    }

    /** The hold of those who edit declarations; the time of day waits for nobody. */
    EditorsHold editorsHold() {
        return new EditorsHold(time, RealTime.ofMachine(), played.followsWallClock() || followed.isPresent());
    }

    /** For the other instances of the market: while this one is at work, or waits for a zone, time stops here. */
    @Override
    public ClockTick tick() {
        SampleStatus now = status();
        boolean isStanding = now.isPaused() || now.isEnded() || isHeld();
        Instant stop = now.nextStop().orElse(now.marketTime());
        return new ClockTick(now.marketTime(), now.speed().factor(), isStanding, Optional.of(stop));
    }

    boolean isHeld() {
        return time.isHeld();
    }

    @Override
    public void pause() {
        time.pause();
    }

    @Override
    public void resume() {
        time.resume();
    }

    @Override
    public void play(MarketSpeed speed) {
        time.play(speed);
    }

    @Override
    public SampleStatus status() {
        Optional<Instant> nextStop = time.nextStop();
        return new SampleStatus(
                played.source(),
                played.place(),
                played.data().timeZone(),
                played.data().firstDay().date(),
                played.data().lastDay().date(),
                time.instant(),
                speed(),
                followed.map(other -> other.last().isStanding()).orElseGet(time::isPaused),
                time.isEnded(),
                nextStop,
                played.followsWallClock());
    }

    private MarketSpeed speed() {
        return followed.map(other -> new MarketSpeed(other.last().factor())).orElseGet(time::speed);
    }

    private Object local(Instant instant) {
        return instant.atZone(played.data().timeZone()).toOffsetDateTime();
    }
}
