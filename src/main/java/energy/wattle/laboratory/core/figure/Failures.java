package energy.wattle.laboratory.core.figure;

import energy.wattle.laboratory.core.improved.Liars;
import energy.wattle.ledger.core.consensus.LaboratoryRules;
import energy.wattle.ledger.core.simulation.Outcome;
import energy.wattle.ledger.core.simulation.Plan;
import energy.wattle.ledger.core.simulation.Simulation;
import energy.wattle.ledger.core.simulation.Trick;
import energy.wattle.ledger.core.simulation.Violation;
import java.util.Optional;

/**
 * What the paper's own rules allow and the product's do not: a fork by one leader that shows two blocks, and an
 * election that liars win.
 *
 * @param schedules tried with the paper's rules until one forked
 * @param fork what the simulator found, nothing if it found none
 * @param safeSchedules the same ones under the product's rules, none of which broke anything
 * @param liars places that a third of liars takes, summed over {@code elections}
 */
public record Failures(int schedules, Optional<Violation> fork, int safeSchedules, Liars.Seats liars, int elections) {

    private static final int NODES = 10;
    private static final int HEIGHTS = 10;
    private static final int MOST = 200;
    private static final int ELECTIONS = 20;
    private static final int VOTERS = 50;

    public static Failures found(long seed) {
        Plan.Scenario scenario = Plan.Scenario.CALM.withMalicious(1, Trick.EQUIVOCATES);
        Plan safe = Plan.safe(NODES, HEIGHTS, Plan.Mode.SAFETY).with(scenario);
        Plan paper = safe.under(LaboratoryRules.paper());
        int tried = 0;
        Optional<Violation> fork = Optional.empty();
        while (fork.isEmpty() && tried < MOST) {
            Outcome outcome = Simulation.run(paper, seed + tried++);
            fork = outcome.violation();
        }
        int held = 0;
        for (int i = 0; i < tried; i++) {
            held += Simulation.run(safe, seed + i).violation().isEmpty() ? 1 : 0;
        }
        int byPaper = 0;
        int byProduct = 0;
        int seats = 0;
        for (int i = 0; i < ELECTIONS; i++) {
            Liars.Seats taken = Liars.taken(VOTERS, seed + i);
            byPaper += taken.paper();
            byProduct += taken.product();
            seats += taken.seats();
        }
        return new Failures(tried, fork, held, new Liars.Seats(byPaper, byProduct, seats), ELECTIONS);
    }
}
