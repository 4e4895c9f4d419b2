package energy.wattle.ledger.wire.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rate against a naive count of what was taken. */
class FrameRateTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void neitherRateNorBurstIsEverPassed() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int perSecond = 1 + random.nextInt(1_000);
            int burst = 1 + random.nextInt(100);
            long interval = SECOND / perSecond;
            long begin = random.nextLong();
            FrameRate rate = new FrameRate(perSecond, burst, begin);
            long passed = 0;
            long taken = 0;
            for (int step = 0; step < 2_000; step++) {
                passed += random.nextLong(2 * SECOND / perSecond / 3 + 1);
                long wait = rate.take(begin + passed);
                if (wait == 0) {
                    taken++;
                } else {
                    assertThat(rate.take(begin + passed + wait - 1))
                            .as("seed %d", seed)
                            .isPositive();
                    assertThat(rate.take(begin + passed + wait))
                            .as("seed %d", seed)
                            .isZero();
                    passed += wait;
                    taken++;
                }
                assertThat((double) taken)
                        .as("seed %d, step %d", seed, step)
                        .isLessThanOrEqualTo(burst + 1e-3 + (double) passed / interval);
            }
        }
    }
}
