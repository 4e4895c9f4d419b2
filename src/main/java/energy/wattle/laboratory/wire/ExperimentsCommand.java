package energy.wattle.laboratory.wire;

import energy.wattle.files.CsvOutput;
import energy.wattle.files.UnwrittenException;
import energy.wattle.laboratory.core.figure.Failures;
import energy.wattle.laboratory.core.figure.Figure;
import energy.wattle.laboratory.core.figure.Results;
import energy.wattle.laboratory.core.figure.Sizes;
import energy.wattle.laboratory.core.figure.Sweeps;
import energy.wattle.laboratory.core.network.Costs;
import energy.wattle.laboratory.wire.report.Findings;
import energy.wattle.laboratory.wire.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./wattle experiments}: runs the paper's figures and those beyond it, and writes tables and a report. */
@Command(
        name = "wattle experiments",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs the product's consensus, improved and traditional DPoS, in a simulated network of two tiers,"
                        + " and writes a CSV table per figure and one report.",
        footer = {
            "",
            "Figures: 5 6 7 8a 8b 8c large malicious idle partition slow-region stake recovery bytes slot election;"
                    + " all of them unless some are named.",
            "A run that was stopped goes on where it was when it is started again with the same folder.",
            "Tables, report and standard output are a function of the arguments and the costs; progress and times go to"
                    + " standard error.",
            "Exit status: 0 done, 2 the arguments are wrong."
        })
public final class ExperimentsCommand implements Callable<Integer> {

    private static final int BAD_INPUT = 2;
    /** As much work counts as done at the expected speed, µs, so that the first runs do not decide what is left. */
    private static final long TRUSTED = 20_000_000;
    /** µs until Java has compiled what runs most. */
    private static final long WARM_UP = 10_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--figure", paramLabel = "N", split = ",", arity = "1..*", description = "Figures to run.")
    private List<String> codes = new ArrayList<>();

    @Option(names = "--quick", description = "Small networks and few seeds: minutes instead of an hour.")
    private boolean isQuick;

    @Option(names = "--seed", paramLabel = "S", description = "First seed (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--costs", paramLabel = "FILE", description = "What things cost (those shipped with Wattle).")
    private @Nullable Path costsFile;

    @Option(
            names = "--measure-costs",
            description = "Measure on this machine what things cost, write costs.json, use it.")
    private boolean measuresCosts;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write (${DEFAULT-VALUE}).")
    private Path out = Path.of("build", "experiments");

    @Option(names = "--threads", paramLabel = "T", description = "Runs at a time (one per core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    public static void main(String[] args) {
        System.exit(new CommandLine(new ExperimentsCommand()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Figure> figures = figures();
        if (threads < 1 || (measuresCosts && costsFile != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--threads is at least 1; --costs and --measure-costs exclude each other");
        }
        try {
            Files.createDirectories(out);
            Costs costs = costs();
            Sizes sizes = isQuick ? Sizes.QUICK : Sizes.FULL;
            List<Task> tasks = Task.of(figures, new Sweeps(sizes), seed);
            Sweep sweep = new Sweep(tasks, costs, Journal.in(out.resolve("runs.journal")), threads);
            long begun = System.nanoTime();
            long expected = WARM_UP + sweep.weightLeft() / threads;
            System.err.printf("about %s on %d cores%n", minutes(expected), threads);
            Collection<Results> results = sweep.run(
                            (done, all, weight) -> tell(expected, begun, done, all, weight), () -> false)
                    .values();
            write(results, costs);
            System.err.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - begun) / 1e9);
            results.forEach(ExperimentsCommand::tell);
            return 0;
        } catch (IOException | UnwrittenException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return BAD_INPUT;
        }
    }

    private List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (String code : codes) {
            figures.add(Figure.of(code)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "--figure: there is no figure '" + code + "'; --help lists them")));
        }
        return figures.isEmpty() ? Figure.all() : figures.stream().distinct().toList();
    }

    private Costs costs() throws IOException {
        if (measuresCosts) {
            Costs measured = new CostsMeasurement().measured(out);
            String machine = "%s %s, %d processors"
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), threads);
            CostsFile.write(out.resolve("costs.json"), measured, machine);
            return measured;
        }
        return costsFile == null ? CostsFile.shipped() : CostsFile.read(costsFile);
    }

    /** What is left, by how long what is done has taken here. */
    private static void tell(long expected, long begun, int done, int all, int weight) {
        double spent = (System.nanoTime() - begun) / 1e3;
        double doneExpected = expected * (weight / 1000.0);
        double slowness = (spent + TRUSTED) / (doneExpected + TRUSTED);
        long left = Math.round((expected - doneExpected) * slowness);
        System.err.printf("%d of %d runs, %d %%, about %s left%n", done, all, weight / 10, minutes(left));
    }

    private static String minutes(long micros) {
        long seconds = micros / 1_000_000;
        return "%d min %d s".formatted(seconds / 60, seconds % 60);
    }

    private void write(Collection<Results> results, Costs costs) throws IOException {
        for (Results figure : results) {
            Path file = out.resolve("figure-%s.csv".formatted(figure.figure().code()));
            CsvOutput.write(file, csv -> RunTable.write(csv, figure));
        }
        Optional<Failures> failures = codes.isEmpty() ? Optional.of(Failures.found(seed)) : Optional.empty();
        String page = Report.page(new Report.Run(arguments(), seed, costs), results, failures);
        Files.writeString(out.resolve("report.html"), page, StandardCharsets.UTF_8);
    }

    /** Those that the results follow from, whatever was typed. */
    private String arguments() {
        StringBuilder text = new StringBuilder("--seed ").append(seed);
        if (isQuick) {
            text.append(" --quick");
        }
        if (!codes.isEmpty()) {
            text.append(" --figure ").append(String.join(",", codes));
        }
        if (measuresCosts || costsFile != null) {
            text.append(" --costs costs.json");
        }
        return text.toString();
    }

    private static void tell(Results results) {
        System.out.printf("figure %s%n", results.figure().code());
        System.out.println(Findings.of(results).english());
    }
}
