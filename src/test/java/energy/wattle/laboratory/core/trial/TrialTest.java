package energy.wattle.laboratory.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.laboratory.core.network.Costs;
import energy.wattle.laboratory.core.trial.Setting.Trouble;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialTest {

    private static final Costs COSTS = new Costs(60_000, 128_000, 3_000, 20_000, 1_500_000);

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void theSameSettingAndCostsGiveTheSameNumbers(Algorithm algorithm) {
        Setting setting = Setting.of(algorithm, 10, 60, 7).withMalicious(15);

        assertThat(Trial.run(setting, COSTS)).isEqualTo(Trial.run(setting, COSTS));
        assertThat(Trial.run(setting, COSTS)).isNotEqualTo(Trial.run(setting.withSeed(8), COSTS));
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void theTimeGoesSomewhereWithoutGapOrOverlap(Algorithm algorithm) {
        for (int malicious : new int[] {0, 20}) {
            Measured run = Trial.run(Setting.of(algorithm, 12, 40, 3).withMalicious(malicious), COSTS);

            assertThat(run.isComplete()).isTrue();
            assertThat(run.spent().total()).isEqualTo(run.subTime());
            assertThat(run.subTime() + run.otherTier()).isEqualTo(run.time());
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void everyTransactionBecomesFinalAndIsAnchored(Algorithm algorithm) {
        Measured run = Trial.run(Setting.of(algorithm, 10, 1, 5).withTransactions(120), COSTS);

        assertThat(run.isComplete()).isTrue();
        assertThat(run.transactions()).isEqualTo(3 * 10 * 120);
        assertThat(run.otherTier()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void roundsOnTheWayAreMeasuredInTheSameRun(Algorithm algorithm) {
        Setting setting = Setting.of(algorithm, 8, 20, 11);
        Measured onTheWay =
                Trial.run(setting, COSTS, List.of(10, 20), () -> false).getFirst();

        assertThat(onTheWay.time()).isLessThan(Trial.run(setting, COSTS).time());
        assertThat(onTheWay.round()).isEqualTo(10);
    }

    @Test
    void theImprovedAlgorithmEvictsWhoeverProposesWrongContentAndLosesOneTurn() {
        Measured run = Trial.run(
                Setting.of(Algorithm.IMPROVED, 20, 120, 4).withSubChains(1).with(Trouble.TURNS_WRONG), COSTS);

        assertThat(run.isComplete()).isTrue();
        assertThat(run.missed()).isEqualTo(1);
        assertThat(run.excluded()).isEqualTo(1);
    }

    @Test
    void theImprovedAlgorithmNeverEvictsForSilence() {
        Measured run = Trial.run(
                Setting.of(Algorithm.IMPROVED, 20, 120, 4).withSubChains(1).with(Trouble.TURNS_SILENT), COSTS);

        assertThat(run.missed()).isPositive();
        assertThat(run.excluded()).isZero();
    }

    @Test
    void theTraditionalAlgorithmLosesSlotsUntilTheNextElection() {
        Setting setting =
                Setting.of(Algorithm.TRADITIONAL, 20, 120, 2).withSubChains(1).with(Trouble.TURNS_SILENT);
        Measured often = Trial.run(setting.withTimes(1_000_000, 500_000, 20), COSTS);
        Measured seldom = Trial.run(setting.withTimes(1_000_000, 500_000, 100), COSTS);

        assertThat(often.missed()).isPositive().isLessThan(seldom.missed());
        assertThat(seldom.spent().badDelegate()).isEqualTo(seldom.missed() * 500_000);
    }

    /** Blocks and records go down the tree once to each node; what is missing comes from one peer. */
    @ParameterizedTest
    @EnumSource(names = {"IMPROVED", "TRADITIONAL"})
    void aBurstOfTransactionsIsSentLittleMoreThanTwice(Algorithm algorithm) {
        int nodes = 60;
        int each = 100;
        Measured run =
                Trial.run(Setting.of(algorithm, nodes, 1, 1).withSubChains(1).withTransactions(each), COSTS);

        long pooled = (long) nodes * each * (nodes - 1) * (Setting.PAYLOAD + 150);
        assertThat(run.isComplete()).isTrue();
        assertThat(run.bytes())
                .isBetween(2 * (long) nodes * each * (nodes - 1) * Setting.PAYLOAD, 2 * pooled * 21 / 20);
    }

    @Test
    void nothingForksButThePapersOwnRules() {
        boolean hasForked = false;
        for (long seed = 1; seed <= 6; seed++) {
            for (Algorithm algorithm : Algorithm.values()) {
                Setting setting = Setting.of(algorithm, 8, 60, seed).withMalicious(25);
                boolean forks = Trial.run(setting, COSTS).forks() > 0;
                hasForked |= forks;
                assertThat(forks && algorithm == Algorithm.IMPROVED)
                        .as("seed %d, %s", seed, algorithm)
                        .isFalse();
            }
        }
        assertThat(hasForked).as("the paper's rules fork in one of the runs").isTrue();
    }
}
