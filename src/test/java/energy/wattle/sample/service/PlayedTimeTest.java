package energy.wattle.sample.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.wattle.sample.MarketSpeed;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.Test;

class PlayedTimeTest {

    private static final Instant START = Instant.parse("2024-06-01T22:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(15));

    private final Hand hand = new Hand();

    @Test
    void anHourTakesTenSecondsByDefault() throws InterruptedException {
        PlayedTime time = played(MarketSpeed.DEFAULT);
        assertThat(time.await(START.plus(Duration.ofHours(1)), 60_000)).isTrue();
        assertThat(time.instant()).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(hand.passed())
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(10).plusNanos(10));
    }

    @Test
    void itStopsAtWhatIsWaitedForHoweverLongTheWorkThereTakes() throws InterruptedException {
        PlayedTime time = played(MarketSpeed.DEFAULT);
        time.await(START.plus(Duration.ofHours(1)), 60_000);
        hand.turn(Duration.ofMinutes(5));
        assertThat(time.instant()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void itStandsWhereTheChainsAreWaitedFor() throws InterruptedException {
        PlayedTime time = played(MarketSpeed.DEFAULT);
        time.stand(500);
        assertThat(hand.passed()).isEqualTo(Duration.ofMillis(500));
        assertThat(time.instant()).isEqualTo(START);
        assertThat(time.nextStop()).isEmpty();
    }

    @Test
    void workIsMadeUpForWithinItsBound() throws InterruptedException {
        PlayedTime time = played(MarketSpeed.DEFAULT);
        time.await(START.plus(Duration.ofHours(1)), 60_000);
        hand.turn(Duration.ofSeconds(1));
        time.await(START.plus(Duration.ofHours(2)), 60_000);
        assertThat(hand.passed().toSeconds()).isEqualTo(20);
        hand.turn(Duration.ofSeconds(30));
        time.await(START.plus(Duration.ofHours(3)), 60_000);
        assertThat(hand.passed().toSeconds()).isEqualTo(20 + 30 + 10 - 2);
    }

    @Test
    void atFullSpeedNobodyWaits() throws InterruptedException {
        PlayedTime time = played(MarketSpeed.MAXIMUM);
        assertThat(time.await(START.plus(Duration.ofDays(3)), 0)).isTrue();
        assertThat(time.instant()).isEqualTo(START.plus(Duration.ofDays(3)));
        assertThat(hand.passed()).isZero();
    }

    @Test
    void afterTheGivenRealTimeItAnswersWithHowFarItCame() throws InterruptedException {
        PlayedTime time = played(MarketSpeed.DEFAULT);
        assertThat(time.await(START.plus(Duration.ofHours(1)), 5_000)).isFalse();
        assertThat(time.instant()).isEqualTo(START.plus(Duration.ofMinutes(30)));
    }

    @Test
    void pausedItStandsStillAndLaterGoesOnFromThere() throws InterruptedException {
        PlayedTime time = played(MarketSpeed.DEFAULT);
        time.pause();
        assertThat(time.await(START.plus(Duration.ofHours(1)), 5_000)).isFalse();
        assertThat(time.instant()).isEqualTo(START);
        time.resume();
        assertThat(time.await(START.plus(Duration.ofHours(1)), 9_000)).isFalse();
        assertThat(time.instant()).isEqualTo(START.plus(Duration.ofMinutes(54)));
    }

    @Test
    void aPauseIsKeptAtFullSpeed() throws InterruptedException {
        PlayedTime time = played(MarketSpeed.MAXIMUM);
        time.pause();
        assertThat(time.await(START.plus(Duration.ofHours(1)), 100)).isFalse();
        assertThat(time.instant()).isEqualTo(START);
    }

    @Test
    void whileSomebodyEditsItWaitsAndGoesOnWhenTheLeaseIsOver() throws InterruptedException {
        PlayedTime time = played(MarketSpeed.DEFAULT);
        time.hold(Duration.ofSeconds(4));
        assertThat(time.await(START.plus(Duration.ofHours(1)), 3_000)).isFalse();
        assertThat(time.instant()).isEqualTo(START);
        assertThat(time.isHeld()).isTrue();
        assertThat(time.await(START.plus(Duration.ofHours(1)), 60_000)).isTrue();
        assertThat(hand.passed().toMillis()).isEqualTo(14_000);
        assertThat(time.isHeld()).isFalse();
    }

    @Test
    void aHoldThatIsEndedLetsItGoOnAtOnce() throws InterruptedException {
        PlayedTime time = played(MarketSpeed.MAXIMUM);
        time.hold(Duration.ofMinutes(2));
        assertThat(time.await(START.plus(Duration.ofHours(1)), 10)).isFalse();
        time.hold(Duration.ZERO);
        assertThat(time.await(START.plus(Duration.ofHours(1)), 10)).isTrue();
    }

    @Test
    void itsSpeedCanChangeOnTheWay() throws InterruptedException {
        PlayedTime time = played(MarketSpeed.DEFAULT);
        hand.after(Duration.ofSeconds(5), () -> time.play(new MarketSpeed(3_600)));
        assertThat(time.await(START.plus(Duration.ofHours(1)), 60_000)).isFalse();
        assertThat(time.instant()).isEqualTo(START.plus(Duration.ofMinutes(30)));
        assertThat(time.await(START.plus(Duration.ofHours(1)), 60_000)).isTrue();
        assertThat(hand.passed().toMillis()).isEqualTo(5_500);
    }

    @Test
    void itStopsAtTheEndOfTheData() throws InterruptedException {
        PlayedTime time = played(MarketSpeed.MAXIMUM);
        assertThat(time.await(END.plusSeconds(1), 100)).isFalse();
        assertThat(time.instant()).isEqualTo(END);
        assertThat(time.isEnded()).isTrue();
    }

    @Test
    void itNeverGoesBack() throws InterruptedException {
        PlayedTime time = played(MarketSpeed.MAXIMUM);
        time.startAt(START.plusSeconds(60));
        time.startAt(START);
        assertThat(time.await(START.plusSeconds(10), 0)).isTrue();
        assertThat(time.instant()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void onTheWallClockItCatchesUpAndThenFollows() throws InterruptedException {
        Instant wall = START.plus(Duration.ofHours(30));
        PlayedTime time = new PlayedTime(START, END, MarketSpeed.DEFAULT, hand, () -> wall.plus(hand.passed()));
        assertThat(time.await(START.plus(Duration.ofHours(29)), 0)).isTrue();
        assertThat(hand.passed()).isZero();
        assertThat(time.await(wall.plusSeconds(10), 60_000)).isTrue();
        assertThat(hand.passed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void anInterruptedWaitEnds() {
        PlayedTime time = played(MarketSpeed.DEFAULT);
        hand.after(Duration.ofSeconds(1), () -> Thread.currentThread().interrupt());
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> time.await(START.plus(Duration.ofHours(1)), 60_000));
        assertThat(time.instant()).isBetween(START, START.plus(Duration.ofMinutes(6)));
    }

    private PlayedTime played(MarketSpeed speed) {
        return new PlayedTime(START, END, speed, hand, null);
    }

    /** Real time that goes on only when a test turns it, or something waits in it. */
    private static final class Hand implements RealTime {

        private long nanos;
        private long at = Long.MAX_VALUE;
        private Runnable event = () -> {};

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void await(Condition signal, long wait) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (nanos < at && at - nanos <= wait) {
                nanos = at;
                event.run();
            } else {
                nanos += wait;
            }
        }

        void turn(Duration span) {
            nanos += span.toNanos();
        }

        void after(Duration span, Runnable what) {
            at = nanos + span.toNanos();
            event = what;
        }

        Duration passed() {
            return Duration.ofNanos(nanos);
        }
    }
}
