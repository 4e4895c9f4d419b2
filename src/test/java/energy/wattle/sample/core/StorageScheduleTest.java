package energy.wattle.sample.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.units.Watts;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageScheduleTest {

    private static final StorageUnit UNIT = StorageUnit.SAMPLE;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPlanCanBeCarriedOutToTheLastWattHour(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            Series prices = new Series(random.longs(96, -50_000, 400_000).toArray());
            long charge = random.nextLong(UNIT.capacity() + 1);
            Series plan = StorageSchedule.plan(prices, UNIT, charge);
            long held = charge;
            for (int i = 0; i < plan.length(); i++) {
                StorageUnit.Flow flow = UNIT.flow(held, plan.at(i));
                assertThat(flow.netExport()).as("seed %d, interval %d", seed, i).isEqualTo(plan.at(i));
                held = flow.charge();
            }
            assertThat(held).isGreaterThanOrEqualTo(charge);
        }
    }

    @Test
    void itDrawsAtTheNoonDipAndDeliversAtTheEveningPeak() {
        Series prices = new Series(IntStream.range(0, 96)
                .mapToLong(i -> i >= 48 && i < 56 ? 50_000 : i >= 76 && i < 84 ? 300_000 : 150_000)
                .toArray());
        Series plan = StorageSchedule.plan(prices, UNIT, 20_000);
        assertThat(IntStream.range(48, 56).filter(i -> plan.at(i) < 0)).hasSize(8);
        assertThat(IntStream.range(76, 84).filter(i -> plan.at(i) > 0)).hasSize(8);
    }

    @Test
    void itDoesNothingWhereLossesEatTheGain() {
        Series prices = new Series(
                IntStream.range(0, 96).mapToLong(i -> 100_000 + i * 100L).toArray());
        assertThat(StorageSchedule.plan(prices, UNIT, 20_000)).isEqualTo(new Series(new long[96]));
    }

    /** Two intervals have one pair at most: what the best is can be said without the algorithm. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void ofTwoIntervalsItFindsTheBestPlan(long seed) {
        Random random = new Random(seed);
        StorageUnit small = new StorageUnit(new Watts(4_000), 1_500, 800);
        for (int round = 0; round < 1_000; round++) {
            long first = random.nextLong(-1_000, 1_000);
            long second = random.nextLong(-1_000, 1_000);
            long charge = random.nextLong(1_501);
            long drawFirst = charge + 800 <= 1_500 ? 800 * second - 1_000 * first : 0;
            long deliverFirst = charge >= 800 ? 800 * first - 1_000 * second : 0;
            long best = Math.max(0, Math.max(drawFirst, deliverFirst));
            Series plan = StorageSchedule.plan(new Series(first, second), small, charge);
            assertThat(plan.at(0) * first + plan.at(1) * second)
                    .as("seed %d: %d, %d from %d", seed, first, second, charge)
                    .isEqualTo(best);
        }
    }
}
