package energy.wattle.ledger.wire;

import energy.wattle.ledger.core.simulation.Fault;
import energy.wattle.ledger.core.simulation.Outcome;
import energy.wattle.ledger.core.simulation.Plan;
import energy.wattle.ledger.core.simulation.Simulation;
import energy.wattle.ledger.core.simulation.Totals;
import energy.wattle.ledger.core.simulation.Violation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./wattle simulate}: drives networks of validators through seeded faults and checks every invariant. */
@Command(
        name = "wattle simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the consensus of a chain in simulated networks with faults and malicious nodes, and checks"
                + " after each event that nothing happens that must not.",
        footer = {
            "",
            "Schedule i runs from seed S + i, so that a failing one can be run again alone: --schedules 1 --seed ITS-SEED.",
            "Standard output is a function of the arguments; progress and times go to standard error.",
            "Exit status: 0 all invariants hold, 1 one does not (seed, invariant and the last events are told),"
                    + " 2 the arguments are wrong."
        })
public final class SimulateCommand implements Callable<Integer> {

    private static final int MOST_SCHEDULES = 10_000_000;
    private static final int AHEAD = 4;
    private static final long PROGRESS_NANOS = 5_000_000_000L;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--schedules", required = true, paramLabel = "N", description = "How many networks to run.")
    private int schedules;

    @Option(names = "--seed", required = true, paramLabel = "S", description = "What their faults follow from.")
    private long seed;

    @Option(names = "--nodes", required = true, paramLabel = "n", description = "Validators of each, 1 to 200.")
    private int nodes;

    @Option(names = "--heights", paramLabel = "H", description = "Blocks to be decided (${DEFAULT-VALUE}).")
    private int heights = 20;

    @Option(
            names = "--mode",
            paramLabel = "safety|liveness",
            description = "Faults to the end, or the network heals and progress is demanded (${DEFAULT-VALUE}).")
    private String mode = "safety";

    @Option(
            names = "--epoch",
            paramLabel = "B",
            description =
                    "Nodes report round trips, elect and evict by epochs of B blocks, and whoever is malicious lies"
                            + " about all of it. Without it, those who were founded lead and vote to the end.")
    private @Nullable Integer epoch;

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // what it says is the same on every machine
        System.exit(new CommandLine(new SimulateCommand()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        Plan plan = plan();
        long start = System.nanoTime();
        Totals totals = run(plan);
        System.err.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - start) / 1e9);
        tell(totals);
        return totals.violation().isPresent() ? 1 : 0;
    }

    private Plan plan() {
        demand(schedules >= 1 && schedules <= MOST_SCHEDULES, "--schedules: 1 to " + MOST_SCHEDULES);
        demand(nodes >= 1 && nodes <= Plan.MOST_NODES, "--nodes: 1 to " + Plan.MOST_NODES);
        demand(heights >= 1 && heights <= Plan.MOST_HEIGHTS, "--heights: 1 to " + Plan.MOST_HEIGHTS);
        demand(mode.equals("safety") || mode.equals("liveness"), "--mode: safety or liveness, not '" + mode + "'");
        Plan plan = Plan.safe(nodes, heights, Plan.Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
        if (epoch == null) {
            return plan;
        }
        demand(epoch >= 1 && epoch <= Plan.MOST_HEIGHTS, "--epoch: 1 to " + Plan.MOST_HEIGHTS);
        return plan.electing(epoch);
    }

    /** On all cores, added up in the order of the seeds; ends with the first violation in that order. */
    private Totals run(Plan plan) throws InterruptedException, ExecutionException {
        int cores = Runtime.getRuntime().availableProcessors();
        Deque<Future<Outcome>> running = new ArrayDeque<>();
        Totals totals = Totals.NONE;
        long told = System.nanoTime();
        try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            for (int next = 0;
                    totals.schedules() < schedules && totals.violation().isEmpty(); ) {
                while (next < schedules && running.size() < cores * AHEAD) {
                    long each = seed + next++;
                    running.add(workers.submit(() -> Simulation.run(plan, each)));
                }
                totals = totals.plus(running.remove().get());
                if (System.nanoTime() - told > PROGRESS_NANOS) {
                    told = System.nanoTime();
                    System.err.printf("%d of %d schedules%n", totals.schedules(), schedules);
                }
            }
            workers.shutdownNow();
        }
        return totals;
    }

    private void tell(Totals totals) {
        String elections = epoch == null ? "" : ", epochs of " + epoch + " blocks";
        System.out.printf(
                "schedules: %d of %d nodes, %d heights, %s mode%s%n",
                totals.schedules(), nodes, heights, mode, elections);
        System.out.println("faults injected:");
        for (Fault fault : Fault.values()) {
            System.out.printf(
                    "  %s: %d%n",
                    fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    totals.faults().getOrDefault(fault, 0L));
        }
        System.out.printf("heights decided: %d, in %d rounds%n", totals.heights(), totals.rounds());
        if (epoch != null) {
            System.out.printf("elections: %d, evictions: %d%n", totals.elections(), totals.evictions());
        }
        System.out.printf("worst decision delay: %d ms of virtual time%n", totals.worstDelay());
        System.out.printf("trace hash: %016x%n", totals.trace());
        totals.violation().ifPresentOrElse(SimulateCommand::tell, () -> System.out.println("all invariants hold"));
    }

    private static void tell(Violation violation) {
        System.out.println("VIOLATED: " + violation.invariant());
        System.out.println("seed: " + violation.seed());
        System.out.println(violation.what());
        System.out.println("the last events:");
        violation.lastEvents().forEach(event -> System.out.println("  " + event));
    }

    private void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
