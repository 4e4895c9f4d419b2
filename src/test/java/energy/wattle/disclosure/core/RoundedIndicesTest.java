package energy.wattle.disclosure.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.assessment.Basis;
import energy.wattle.assessment.BasisPoints;
import energy.wattle.assessment.Concentration;
import energy.wattle.trading.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundedIndicesTest {

    @Test
    void fromTenContributorsOnIndicesAreToldRounded() {
        assertThat(RoundedIndices.of(concentration(10, 1_926, 2_351, 7_250)))
                .contains(new RoundedIndices(1_950, new BasisPoints(2_400), new BasisPoints(7_200)));
    }

    @Test
    void indicesOfNineAreNotTold() {
        assertThat(RoundedIndices.of(concentration(9, 1_926, 2_351, 7_250))).isEmpty();
    }

    @Test
    void halvesGoToTheEvenStep() {
        assertThat(RoundedIndices.of(concentration(12, 1_925, 2_350, 7_350)))
                .contains(new RoundedIndices(1_900, new BasisPoints(2_400), new BasisPoints(7_400)));
    }

    private static Concentration concentration(int members, long hhi, long largest, long four) {
        return new Concentration(
                Side.SELL,
                Basis.CLEARED,
                members,
                hhi,
                List.of(
                        new BasisPoints(largest),
                        new BasisPoints(largest),
                        new BasisPoints(largest),
                        new BasisPoints(four)));
    }
}
