package energy.wattle.ledger.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.simulation.Plan.Mode;
import energy.wattle.ledger.core.simulation.Plan.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whole networks that measure, report, elect and evict while everything goes wrong: whoever is malicious also lies
 * about round trips and shows made-up evidence. Source: Ledger, rules 4 to 10 and 20 to 23; Invariants.
 */
class ElectingTest {

    private static final int EPOCH = 5;
    private static final int HEIGHTS = 20;

    @ParameterizedTest
    @CsvSource({"4, 60", "7, 40", "10, 20"})
    void everyInvariantHoldsWhileNodesElectAndEvict(int nodes, int schedules) {
        for (Mode mode : Mode.values()) {
            Totals totals =
                    Schedules.assertHolds(Plan.safe(nodes, HEIGHTS, mode).electing(EPOCH), 1, schedules / 2);
            assertThat(totals.elections()).isGreaterThan(schedules / 2);
        }
    }

    @Test
    void aThirdOfRoundTripLiarsLeadsNowAndThenAndStopsNothing() {
        Totals totals = holds(10, Scenario.CALM.withMalicious(3));

        assertThat(totals.faults().get(Fault.ROUND_TRIP_LIE)).isGreaterThan(500);
        assertThat(totals.faults().get(Fault.EVIDENCE_SPAM)).isPositive();
        assertThat(totals.evictions()).as("nobody has done what convicts").isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trick.class,
            names = {"EQUIVOCATES", "PROPOSES_WRONG_BLOCKS", "IS_TWINS"})
    void whatConvictsIsFoundReportedAndEvicted(Trick trick) {
        Totals totals = holds(7, Scenario.CALM.withNetwork(20, 20, 20).withMalicious(2, trick, Trick.VOTES_TWICE));

        assertThat(totals.evictions()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trick.class,
            names = {"IS_SILENT", "SENDS_SELECTIVELY", "WITHHOLDS_COMMITS", "LIES_IN_SYNC", "NAMES_HUGE_ROUNDS"})
    void silenceAndSlownessEvictNobody(Trick trick) {
        Totals totals = holds(7, Scenario.CALM.withNetwork(20, 0, 100).withMalicious(2, trick));

        assertThat(totals.evictions()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Cut.Kind.class)
    void whileTheNetworkFallsApartNobodyIsEvicted(Cut.Kind kind) {
        Totals totals = holds(7, Scenario.CALM.withNetwork(20, 20, 20, kind).withMachines(5, 50, true));

        assertThat(totals.evictions()).isZero();
    }

    @Test
    void bothSuitesElectAndEvictWithRealSignatures() {
        for (CryptoSuite suite : List.of(CryptoSuites.ED25519, CryptoSuites.SM)) {
            Plan plan = Plan.safe(4, 9, Mode.LIVENESS)
                    .with(Keys.of(suite))
                    .with(Scenario.CALM.withMalicious(1, Trick.EQUIVOCATES, Trick.PROPOSES_WRONG_BLOCKS))
                    .electing(4);
            Totals totals = Schedules.assertHolds(plan, 1, 3);
            assertThat(totals.elections()).isPositive();
            assertThat(totals.evictions()).isPositive();
        }
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        Plan plan = Plan.safe(7, HEIGHTS, Mode.LIVENESS).electing(EPOCH);

        assertThat(Simulation.run(plan, 42)).isEqualTo(Simulation.run(plan, 42));
    }

    private static Totals holds(int nodes, Scenario scenario) {
        Plan plan = Plan.safe(nodes, HEIGHTS, Mode.LIVENESS).with(scenario).electing(EPOCH);
        return Schedules.assertHolds(plan, 1, 10);
    }
}
