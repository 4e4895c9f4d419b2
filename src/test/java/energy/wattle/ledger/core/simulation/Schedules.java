package energy.wattle.ledger.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

/** Runs many schedules on all cores, for the tests. */
final class Schedules {

    private Schedules() {}

    static Totals run(Plan plan, long firstSeed, int schedules) {
        return IntStream.range(0, schedules)
                .parallel()
                .mapToObj(i -> Simulation.run(plan, firstSeed + i))
                .sequential()
                .reduce(Totals.NONE, Totals::plus, (one, other) -> one);
    }

    /** Runs one after the other until an invariant is violated. */
    static Totals untilFound(Plan plan, int most) {
        Totals totals = Totals.NONE;
        for (int seed = 1; seed <= most && totals.violation().isEmpty(); seed++) {
            totals = totals.plus(Simulation.run(plan, seed));
        }
        return totals;
    }

    static Totals assertHolds(Plan plan, long firstSeed, int schedules) {
        Totals totals = run(plan, firstSeed, schedules);
        assertThat(totals.violation()).isEmpty();
        assertThat(totals.schedules()).isEqualTo(schedules);
        return totals;
    }
}
