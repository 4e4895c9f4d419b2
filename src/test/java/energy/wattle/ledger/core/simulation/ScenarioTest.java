package energy.wattle.ledger.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.core.simulation.Plan.Mode;
import energy.wattle.ledger.core.simulation.Plan.Scenario;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The dangers that the design page names, each alone: no invariant breaks, and the chain goes on afterwards. */
class ScenarioTest {

    private static final int SCHEDULES = 30;

    /** More than any write has. */
    private static final int ENTRIES = 5;

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

    /** Not by chance: each write of each node once, before it, amid it, and after it before anybody hears of it. */
    @Test
    void aNodeCrashesAtEachDurablePoint() {
        Plan plan = Plan.safe(4, 3, Mode.LIVENESS).with(Scenario.CALM);
        int points = 0;
        for (int node = 0; node < plan.nodes(); node++) {
            boolean hasCrashed = true;
            for (int write = 0; hasCrashed; write++) {
                hasCrashed = false;
                for (int written = 0; written < ENTRIES; written++) {
                    Crash crash = new Crash(node, write, written);
                    Outcome outcome = Simulation.run(plan, 7, Optional.of(crash));
                    assertThat(outcome.violation()).as("%s", crash).isEmpty();
                    hasCrashed |= outcome.faults().containsKey(Fault.CRASH);
                }
                points += hasCrashed ? ENTRIES : 0;
            }
        }
        assertThat(points).isGreaterThan(plan.nodes() * plan.heights() * 2 * ENTRIES);
    }

    @Test
    void nodesCrashAgainAndAgainAtRandomDurablePoints() {
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

    /** A leader shuts one node out, and goes on with the others' votes; or all of them, and loses its turn. */
    @Test
    void epochKeyWrapsThatDoNotOpenCostATurnAtMostAndNobodyIsEvicted() {
        Totals totals = holds(7, Scenario.CALM.withMalicious(2, Trick.WRAPS_BADLY));

        assertThat(totals.faults().get(Fault.BAD_WRAPS)).isGreaterThan(SCHEDULES);
        assertThat(totals.rounds()).isGreaterThan(totals.heights());
    }

    private static Totals holds(int nodes, Scenario scenario) {
        Schedules.assertHolds(Plan.safe(nodes, 20, Mode.SAFETY).with(scenario), 1, SCHEDULES);
        return Schedules.assertHolds(Plan.safe(nodes, 20, Mode.LIVENESS).with(scenario), 1, SCHEDULES);
    }
}
