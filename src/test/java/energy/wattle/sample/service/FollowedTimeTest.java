package energy.wattle.sample.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.ClockTick;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.Test;

/** Market time of an instance that follows the cloud's. Source: Ledger, Time. */
class FollowedTimeTest {

    private static final Instant START = Instant.parse("2024-06-01T22:00:00Z");
    private static final Instant NOON = START.plus(Duration.ofHours(12));

    private final Hand hand = new Hand();
    private final FollowedTime time = new FollowedTime(START, hand);

    @Test
    void beforeTheFirstTickItStands() {
        hand.turn(Duration.ofMinutes(1));
        assertThat(time.instant()).isEqualTo(START);
    }

    @Test
    void betweenTicksItGoesOnAtTheAuthoritysSpeed() {
        time.follow(new ClockTick(NOON, 60, false, Optional.empty()));
        hand.turn(Duration.ofSeconds(1));
        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void itStandsWhereTheAuthorityStands() {
        time.follow(new ClockTick(NOON, 60, true, Optional.empty()));
        hand.turn(Duration.ofSeconds(1));
        assertThat(time.instant()).isEqualTo(NOON);
    }

    @Test
    void itWaitsAtTheNextStopUnlessTheAuthorityIsAway() {
        time.follow(new ClockTick(NOON, 60, false, Optional.of(NOON.plusSeconds(30))));
        hand.turn(Duration.ofSeconds(1));
        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(30));
        hand.turn(Duration.ofSeconds(2));
        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(180));
    }

    @Test
    void theAuthorityIsAwayWhenNothingWasHeardForAWhile() {
        time.follow(new ClockTick(NOON, 60, false, Optional.empty()));
        assertThat(time.isAuthorityAway()).isFalse();
        hand.turn(Duration.ofSeconds(3));
        assertThat(time.isAuthorityAway()).isTrue();
    }

    @Test
    void itNeverGoesBack() {
        time.follow(new ClockTick(NOON, 60, false, Optional.empty()));
        hand.turn(Duration.ofSeconds(1));
        Instant reached = time.instant();
        time.follow(new ClockTick(NOON.plusSeconds(10), 60, true, Optional.empty()));
        assertThat(time.instant()).isEqualTo(reached);
    }

    private static final class Hand implements RealTime {

        private long nanos;

        void turn(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void await(Condition signal, long most) {
            throw new IllegalStateException("nobody waits for followed time here");
        }
    }
}
