package energy.wattle.ledger.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.simulation.Plan.Mode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schedules that the design page asks for: half of them in each mode. Source: Ledger, The simulator. */
class SimulationTest {

    private static final int HEIGHTS = 20;

    @ParameterizedTest
    @CsvSource({"4, 1200", "7, 500", "10, 250", "50, 50"})
    void everyInvariantHoldsUnderAnyFaults(int nodes, int schedules) {
        Totals safety = Schedules.assertHolds(Plan.safe(nodes, HEIGHTS, Mode.SAFETY), 1, schedules / 2);
        Totals liveness = Schedules.assertHolds(Plan.safe(nodes, HEIGHTS, Mode.LIVENESS), 1_000_001, schedules / 2);

        assertThat(safety.faults().getOrDefault(Fault.LOST, 0L)).isPositive();
        assertThat(liveness.heights()).isGreaterThanOrEqualTo((long) schedules / 2 * HEIGHTS);
    }

    @Test
    void everyKindOfFaultIsInjected() {
        Plan plan = Plan.safe(7, HEIGHTS, Mode.SAFETY);
        Set<Fault> injected = EnumSet.noneOf(Fault.class);
        injected.addAll(Schedules.run(plan, 5_000, 60).faults().keySet());
        assertThat(injected).doesNotContain(Fault.ROUND_TRIP_LIE, Fault.EVIDENCE_SPAM);
        injected.addAll(Schedules.run(plan.electing(5), 5_000, 6).faults().keySet());
        Plan.Scenario wraps = Plan.Scenario.CALM.withMalicious(2, Trick.WRAPS_BADLY);
        injected.addAll(Schedules.run(plan.with(wraps), 5_000, 1).faults().keySet());

        assertThat(injected).containsExactlyInAnyOrder(Fault.values());
    }

    @Test
    void theSameSeedGivesTheSameTraceAndAnotherOneAnother() {
        Plan plan = Plan.safe(7, HEIGHTS, Mode.LIVENESS);

        assertThat(Simulation.run(plan, 42)).isEqualTo(Simulation.run(plan, 42));
        assertThat(Simulation.run(plan, 42).trace())
                .isNotEqualTo(Simulation.run(plan, 43).trace());
    }

    @Test
    void realSignaturesOfBothSuitesDecideAlike() {
        for (CryptoSuite suite : List.of(CryptoSuites.ED25519, CryptoSuites.SM)) {
            Plan plan = Plan.safe(4, 3, Mode.LIVENESS).with(Keys.of(suite));
            Schedules.assertHolds(plan, 1, 4);
        }
    }

    /** Seed 211 once wrote the signing state of height 11 after its decision, and started height 12 from it. */
    @Test
    void aWriteForADecidedHeightThatComesLateDoesNoHarm() {
        Schedules.assertHolds(Plan.safe(4, HEIGHTS, Mode.LIVENESS), 211, 1);
    }

    @Test
    void oneNodeAloneDecides() {
        Schedules.assertHolds(Plan.safe(1, HEIGHTS, Mode.LIVENESS), 1, 5);
    }
}
