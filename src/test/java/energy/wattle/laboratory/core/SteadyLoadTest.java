package energy.wattle.laboratory.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.laboratory.core.network.Costs;
import org.junit.jupiter.api.Test;

class SteadyLoadTest {

    private static final Costs COSTS = new Costs(60_000, 128_000, 3_000, 20_000, 1_500_000);

    @Test
    void recordsThatComeEvenlyAllBecomeFinalNoneBeforeThreeMessagesHavePassed() {
        SteadyLoad.Outcome outcome = SteadyLoad.run(10, 50, 10, COSTS);

        assertThat(outcome.latencies()).hasSize(500);
        // A proposal and two votes, 100 ms each at least.
        assertThat(outcome.within(1)).isGreaterThan(300_000);
        assertThat(outcome.within(50)).isLessThan(outcome.within(99));
    }

    @Test
    void aLoadBeyondWhatTheLinksCarryIsTold() {
        SteadyLoad.Outcome outcome = SteadyLoad.run(10, 20_000, 2, COSTS);

        assertThat(outcome.within(99)).isGreaterThan(4_000_000);
    }
}
