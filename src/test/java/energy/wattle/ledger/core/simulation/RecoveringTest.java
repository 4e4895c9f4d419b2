package energy.wattle.ledger.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More than f nodes go for good, and others go on by a recovery manifest. Source: Ledger, rule 28. */
class RecoveringTest {

    private static Plan plan(int nodes) {
        return Plan.safe(nodes, 6, Plan.Mode.LIVENESS).electing(5).losingTooMany();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7, 10})
    void survivorsAndFreshNodesGoOnWhereAManifestSays(int nodes) {
        Totals totals = Schedules.assertHolds(plan(nodes).with(Plan.Scenario.CALM), 1, 20);
        assertThat(totals.heights()).isPositive();
    }

    @Test
    void theyDoSoWhateverElseGoesWrong() {
        Schedules.assertHolds(plan(7), 1_000, 40);
        Schedules.assertHolds(plan(4), 2_000, 40);
    }

    /** As where the main chain's own manifest has to be pinned on each node, and some operators take their time. */
    @Test
    void whoeverIsToldLaterToLiveByItStaysUntilThenAndCatchesUp() {
        Schedules.assertHolds(plan(4).pinningLate().with(Plan.Scenario.CALM), 1, 20);
        Schedules.assertHolds(plan(7).pinningLate(), 1_000, 40);
        Schedules.assertHolds(plan(4).pinningLate(), 2_000, 40);
    }

    @Test
    void aScheduleIsAFunctionOfItsSeed() {
        assertThat(Simulation.run(plan(7), 5)).isEqualTo(Simulation.run(plan(7), 5));
    }
}
