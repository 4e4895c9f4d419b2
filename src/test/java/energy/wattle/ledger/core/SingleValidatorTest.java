package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.core.SingleValidator.Action;
import energy.wattle.ledger.core.SingleValidator.Event;
import energy.wattle.ledger.core.SingleValidator.Failed;
import energy.wattle.ledger.core.SingleValidator.MakeBlock;
import energy.wattle.ledger.core.SingleValidator.Pending;
import energy.wattle.ledger.core.SingleValidator.State;
import energy.wattle.ledger.core.SingleValidator.Step;
import energy.wattle.ledger.core.SingleValidator.Stored;
import energy.wattle.ledger.core.SingleValidator.Tick;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Source: Ledger, Two tiers ("A height is due when"). */
class SingleValidatorTest {

    private static final long MARKET = 1_717_372_800_000L;

    private final SingleValidator validator = new SingleValidator(1_000, OptionalLong.of(60_000));
    private State state = State.started(MARKET, 0);

    @Test
    void aBlockIsMadeOnceTheIntervalIsOverWhileRecordsWait() {
        assertThat(after(new Pending(3))).isEmpty();
        assertThat(after(new Tick(999, MARKET + 10))).isEmpty();
        assertThat(validator.wakeAt(state)).contains(1_000L);
        assertThat(after(new Tick(1_000, MARKET + 20))).containsExactly(new MakeBlock(MARKET + 20));
        assertThat(after(new Tick(2_500, MARKET + 30))).as("one at a time").isEmpty();
        assertThat(after(new Stored(2_600, MARKET + 20, 2, false))).isEmpty();
        assertThat(after(new Tick(3_600, MARKET + 40))).containsExactly(new MakeBlock(MARKET + 40));
    }

    @Test
    void anIdleChainHasItsHeartbeatOnlyIfItIsToHaveOne() {
        assertThat(after(new Tick(59_999, MARKET))).isEmpty();
        assertThat(after(new Tick(60_000, MARKET))).containsExactly(new MakeBlock(MARKET));

        SingleValidator silent = new SingleValidator(1_000, OptionalLong.empty());
        State idle = State.started(MARKET, 0);
        assertThat(silent.wakeAt(idle)).isEmpty();
        assertThat(silent.step(idle, new Tick(10_000_000, MARKET)).actions()).isEmpty();
    }

    @Test
    void aStepThatCanCompleteMakesAHeightDue() {
        after(new Stored(100, MARKET, 0, true));

        assertThat(after(new Tick(1_100, MARKET))).containsExactly(new MakeBlock(MARKET));
    }

    @Test
    void aRecordAfterALongPauseIsInABlockAtOnce() {
        after(new Tick(30_000, MARKET + 5));

        assertThat(after(new Pending(1))).containsExactly(new MakeBlock(MARKET + 5));
    }

    @Test
    void whatFailedIsTriedAgainWithTheNextEvent() {
        after(new Pending(1));
        after(new Tick(1_000, MARKET));

        assertThat(after(new Failed())).isEmpty();
        assertThat(after(new Tick(1_001, MARKET))).containsExactly(new MakeBlock(MARKET));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverHappensTimesNeverGoBackAndNoTwoBlocksAreMadeAtOnce(long seed) {
        Random random = new Random(seed);
        boolean isMaking = false;
        long now = 0;
        long last = MARKET;
        int made = 0;
        for (int i = 0; i < 2_000; i++) {
            now += random.nextInt(700);
            Event event = switch (random.nextInt(4)) {
                case 0 -> new Pending(random.nextInt(3));
                case 1 -> isMaking ? new Stored(now, last, random.nextInt(2), random.nextInt(9) == 0) : new Failed();
                default -> new Tick(now - random.nextInt(50), MARKET + now * 3 - random.nextInt(500));
            };
            List<Action> actions = after(event);
            if (event instanceof Stored || event instanceof Failed) {
                isMaking = false;
            }
            for (Action action : actions) {
                assertThat(isMaking).isFalse();
                assertThat(((MakeBlock) action).time()).isGreaterThanOrEqualTo(last);
                last = ((MakeBlock) action).time();
                isMaking = true;
                made++;
            }
        }
        assertThat(made).isGreaterThan(100);
    }

    private List<Action> after(Event event) {
        Step step = validator.step(state, event);
        state = step.state();
        return step.actions();
    }
}
