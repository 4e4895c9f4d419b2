package energy.wattle.ledger.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.core.simulation.Plan.Mode;
import energy.wattle.ledger.core.simulation.Plan.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The dangers that the design page names, each alone: no invariant breaks, and the chain goes on afterwards. */
class ScenarioTest {

    private static final int SCHEDULES = 30;

    @ParameterizedTest
    @EnumSource(Cut.Kind.class)
    void theNetworkFallsApartAndComesTogether(Cut.Kind kind) {
        Totals totals = holds(7, Scenario.CALM.withNetwork(0, 0, 0, kind));

        assertThat(totals.faults()).containsKeys(Fault.PARTITION, Fault.CUT_OFF);
    }

    @Test
    void theNetworkFlapsBetweenAllWaysOfBeingCut() {
        holds(10, Scenario.CALM.withNetwork(50, 50, 50, Cut.Kind.values()));
    }

    @ParameterizedTest
    @EnumSource(Trick.class)
    void aThirdPlaysOneTrick(Trick trick) {
        holds(7, Scenario.CALM.withNetwork(20, 20, 20, Cut.Kind.HALVES).withMalicious(2, trick));
    }

    @Test
    void nodesCrashAtEveryDurablePoint() {
        Totals totals = holds(4, Scenario.CALM.withMachines(60, 0, false));

        assertThat(totals.faults()).containsKeys(Fault.CRASH, Fault.TORN_WRITE);
    }

    @Test
    void allNodesGoDownAndComeUp() {
        Totals totals = holds(7, Scenario.CALM.withNetwork(20, 0, 0).withMachines(5, 0, true));

        assertThat(totals.faults().get(Fault.CRASH)).isGreaterThanOrEqualTo(SCHEDULES * 7L);
    }

    @Test
    void clocksJumpSoThatFreshBlocksSeemOld() {
        Totals totals = holds(4, Scenario.CALM.withNetwork(50, 0, 0).withMachines(0, 500, false));

        assertThat(totals.faults()).containsKey(Fault.CLOCK_JUMP);
    }

    @Test
    void aFrozenLeaderThatAnswersHeartbeatsCostsRoundsAndIsNotEvicted() {
        Totals totals = holds(4, Scenario.CALM.withMalicious(1, Trick.IS_SILENT));

        assertThat(totals.rounds()).isGreaterThan(totals.heights());
    }

    private static Totals holds(int nodes, Scenario scenario) {
        Schedules.assertHolds(Plan.safe(nodes, 20, Mode.SAFETY).with(scenario), 1, SCHEDULES);
        return Schedules.assertHolds(Plan.safe(nodes, 20, Mode.LIVENESS).with(scenario), 1, SCHEDULES);
    }
}
