package energy.wattle.ledger.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.core.consensus.LaboratoryRules;
import energy.wattle.ledger.core.consensus.LaboratoryRules.Mutant;
import energy.wattle.ledger.core.simulation.Plan.Mode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of these mistakes must be found, or the simulator finds nothing. Source: Ledger, Mutation check. */
class MutationCheckTest {

    private static final int HEIGHTS = 20;

    @ParameterizedTest
    @CsvSource({
        "QUORUM_HALF, 4, SAFETY, one block per height, 200",
        "QUORUM_MAJORITY, 7, SAFETY, one block per height, 400",
        "NO_JUSTIFICATION, 4, SAFETY, one block per height, 400",
        "COMMIT_AFTER_TIMEOUT, 4, SAFETY, no COMMIT(r) after TIMEOUT(r), 100",
        "NO_DURABLE_VOTE, 4, SAFETY, no honest node signs two values, 200",
        "EVICT_ON_SILENCE, 4, SAFETY, no honest node is ever evicted, 100",
        "TIMEOUT_WITHOUT_TC, 4, LIVENESS, after the network heals, 200"
    })
    void aPlantedMistakeIsFound(Mutant mutant, int nodes, Mode mode, String invariant, int schedules) {
        Plan plan = Plan.safe(nodes, HEIGHTS, mode).under(LaboratoryRules.of(mutant));

        Totals totals = Schedules.untilFound(plan, schedules);

        assertThat(totals.violation()).isPresent();
        assertThat(totals.violation().orElseThrow().invariant()).startsWith(invariant);
        assertThat(totals.violation().orElseThrow().lastEvents()).isNotEmpty();
        System.out.printf("%s is found after %d schedules%n", mutant, totals.schedules());
    }
}
