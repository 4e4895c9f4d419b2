package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.core.election.Succession;
import java.util.Optional;

/** Runs one schedule: a whole network from a seed, every event checked. A function of plan and seed. */
public final class Simulation {

    /** Virtual milliseconds in which faults happen, before the network heals. */
    private static final int LONGEST_CHAOS = 8_000;

    private static final int SHORTEST_CHAOS = 500;

    /** Virtual milliseconds of a run in safety mode, per height. */
    private static final long TIME_PER_HEIGHT = 1_500;

    /** Virtual milliseconds before nodes go for good at the latest, and in which nothing is decided after that. */
    private static final long LONGEST_STORM = 30_000;

    private static final long STALLED = 3_000;

    /** What rules 10 and 17 promise: an honest leader within so many rounds, and some for the way there. */
    private static final int SPARE_ROUNDS = 10;

    /** Virtual milliseconds for one round at its longest, with everything around it. */
    private static final long LONGEST_ROUND = 3_000;

    private Simulation() {}

    public static Outcome run(Plan plan, long seed) {
        return run(plan, seed, Optional.empty());
    }

    static Outcome run(Plan plan, long seed, Optional<Crash> crash) {
        World world = new World(plan, seed, crash);
        try {
            world.start();
            if (plan.mode() == Plan.Mode.SAFETY) {
                long end = plan.heights() * TIME_PER_HEIGHT;
                while (world.decidedByAll() < plan.heights() && world.now() < end && world.advance()) {}
            } else if (plan.losesTooMany()) {
                recover(world, plan);
            } else {
                live(world, plan);
            }
            return world.chronicle().outcome(seed, Optional.empty());
        } catch (Violation.Found found) {
            return world.chronicle().outcome(seed, Optional.of(found));
        }
    }

    /** More than f nodes go for good: nothing is decided, until others go on above a block that a manifest names. */
    private static void recover(World world, Plan plan) {
        while (world.decidedByAll() < plan.heights() && world.now() < LONGEST_STORM && world.advance()) {}
        Loss loss = new Loss(world);
        if (loss.highest() == 0) {
            world.heal(); // there is nothing to go on from yet
        }
        while (loss.highest() == 0 && world.advance()) {}
        loss.happen();
        long until = world.now() + STALLED;
        while (world.now() < until && world.advance()) {}
        long stalled = loss.highest();
        until = world.now() + STALLED;
        while (world.now() < until && world.advance()) {}
        Watch.demand(
                loss.highest() <= stalled + 1, // one that a quorum had committed to may still come to light
                "without a quorum of V nothing is decided",
                () -> "after height %d comes %d".formatted(stalled, loss.highest()));
        world.heal();
        Succession manifest = loss.recover();
        long target = manifest.last().height() + plan.heights();
        long deadline = world.now() + STALLED + LONGEST_ROUND * (plan.nodes() + SPARE_ROUNDS) * plan.heights();
        while ((world.decidedByAll() < target || world.now() < until + 2 * STALLED)
                && world.now() <= deadline
                && world.advance()) {}
        Watch.demand(
                world.decidedByAll() >= target,
                "those whom a manifest names go on above the block that it names",
                () -> "at %d ms one is at height %d, above %d"
                        .formatted(
                                world.now(),
                                world.decidedByAll(),
                                manifest.last().height()));
    }

    /** Whatever happened before, once the network heals everybody goes on, within a bounded number of rounds. */
    private static void live(World world, Plan plan) {
        long healsAt = world.dice().between(SHORTEST_CHAOS, LONGEST_CHAOS);
        while (world.now() < healsAt && world.decidedByAll() < plan.heights() && world.advance()) {}
        world.heal();
        int most = plan.nodes() + SPARE_ROUNDS;
        int begun = world.chronicle().rounds(world.chronicle().highest() + 1);
        long target = Math.max(plan.heights(), world.chronicle().highest() + 2);
        long height = world.chronicle().highest();
        long deadline = world.now() + LONGEST_ROUND * most * (begun > 0 ? 2 : 1);
        while (world.decidedByAll() < target && world.advance()) {
            if (world.chronicle().highest() > height) {
                height = world.chronicle().highest();
                deadline = world.now() + LONGEST_ROUND * most;
                begun = 0;
            }
            long next = height + 1;
            int allowed = begun + most;
            Watch.demand(
                    world.chronicle().rounds(next) <= allowed && world.now() <= deadline,
                    "after the network heals a block is decided within a bounded number of rounds",
                    () -> "height %d is not decided in round %d, %d ms, when it may take %d rounds"
                            .formatted(next, world.chronicle().rounds(next), world.now(), allowed));
        }
        Watch.demand(
                world.decidedByAll() >= target,
                "after the network heals a block is decided within a bounded number of rounds",
                () -> "nothing happens any more at height %d"
                        .formatted(world.chronicle().highest() + 1));
    }
}
