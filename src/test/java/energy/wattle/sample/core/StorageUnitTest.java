package energy.wattle.sample.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.sample.core.StorageUnit.Flow;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StorageUnitTest {

    private static final StorageUnit UNIT = StorageUnit.SAMPLE;

    @Test
    void aTenthOfWhatIsDrawnIsLostOnItsWayIn() {
        assertThat(UNIT.flow(20_000, -1_000)).isEqualTo(new Flow(-1_000, 20_900));
        assertThat(UNIT.flow(20_000, 1_000)).isEqualTo(new Flow(1_000, 19_000));
    }

    @Test
    void anEmptyOneDeliversNothingAndAFullOneDrawsNothing() {
        assertThat(UNIT.flow(300, 1_000)).isEqualTo(new Flow(300, 0));
        assertThat(UNIT.flow(0, 1_000)).isEqualTo(new Flow(0, 0));
        assertThat(UNIT.flow(40_000, -1_000)).isEqualTo(new Flow(0, 40_000));
    }

    @Test
    void itsPowerLimitsBothWays() {
        assertThat(UNIT.flow(20_000, 9_999)).isEqualTo(new Flow(2_500, 17_500));
        assertThat(UNIT.flow(20_000, -9_999)).isEqualTo(new Flow(-2_500, 22_250));
    }

    @Test
    void whateverIsAskedOfItItsChargeStaysInside() {
        Random random = new Random(1);
        long charge = UNIT.initialCharge();
        for (int i = 0; i < 10_000; i++) {
            Flow flow = UNIT.flow(charge, random.nextLong(-4_000, 4_000));
            assertThat(flow.charge()).isBetween(0L, UNIT.capacity());
            charge = flow.charge();
        }
    }
}
