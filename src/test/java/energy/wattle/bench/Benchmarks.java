package energy.wattle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./wattle bench [market|ledger]}: measures, and prints each figure beside its baseline and its goal. The
 * figures also go to {@code build/bench/NAME.json}, and with those of other benchmarks into {@link Summary}'s files.
 */
public final class Benchmarks {

    private static final int[] GROWTH = {10_000, 100_000, 1_000_000, 10_000_000};

    private Benchmarks() {}

    public static void main(String[] args) throws RunnerException, SQLException, IOException {
        String name = args.length == 0 ? "market" : args[0];
        switch (name) {
            case "market" -> report(name, market());
            case "ledger" -> report(name, LedgerBenchmark.figures());
            default -> {
                System.err.println("There is no benchmark '%s'; the benchmarks are: market, ledger".formatted(name));
                System.exit(2);
            }
        }
    }

    private static List<Figure> market() throws RunnerException, SQLException, IOException {
        List<Figure> figures = new ArrayList<>();
        Map<String, Double> clearing = milliseconds(sampled(ClearingBenchmark.class));
        double clear = clearing.getOrDefault("clear", Double.NaN);
        double sort = clearing.getOrDefault("sortOnly", Double.NaN);
        figures.add(new Figure(
                "clearing 100,000 asks and 100,000 bids of one interval", clear, "ms", "at most 300", clear <= 300));
        figures.add(new Figure("  sorting the same orders", sort, "ms", "(baseline)", true));
        figures.add(Figure.atMost("  clearing / sorting", clear / sort, 3));
        addGrowth(figures);

        Map<String, Double> settlement = milliseconds(sampled(SettlementBenchmark.class));
        double settle = settlement.getOrDefault("settle", Double.NaN);
        double pass = settlement.getOrDefault("plainPass", Double.NaN);
        figures.add(new Figure("settling a day of 1,000 participants, 144,000 trades", settle, "ms", "", true));
        figures.add(new Figure("  a plain pass over the same input", pass, "ms", "(baseline)", true));
        figures.add(Figure.atMost("  settling / plain pass", settle / pass, 3));
        addSettledDay(figures);
        DayBenchmark.Times day = DayBenchmark.measure();
        figures.add(
                new Figure("a market day of all zones at full speed", day.wall(), "s", "at most 60", day.wall() <= 60));
        figures.add(new Figure("  processor time of it, without PostgreSQL's", day.processor(), "s", "", true));
        return figures;
    }

    private static void addSettledDay(List<Figure> figures) throws SQLException, IOException {
        SettledDay.Times times = SettledDay.measure();
        figures.add(new Figure(
                String.format(Locale.ROOT, "settle-day: settling and storing %,d lines", times.lines()),
                times.settle(),
                "s",
                "",
                true));
        figures.add(new Figure("  COPY of the same lines", times.copy(), "s", "(baseline)", true));
        figures.add(Figure.atMost("  settling and storing / COPY", times.settle() / times.copy(), 3));
    }

    /** Time by n log n against the smallest book: 1 means that it grows exactly so. */
    private static void addGrowth(List<Figure> figures) throws RunnerException {
        double first = Double.NaN;
        for (int orders : GROWTH) {
            ChainedOptionsBuilder options = options()
                    .include("ClearingBenchmark.clear$")
                    .param("orders", String.valueOf(orders))
                    .warmupIterations(orders > 1_000_000 ? 2 : 5)
                    .measurementIterations(3);
            double time = milliseconds(new Runner(options.build()).run()).getOrDefault("clear", Double.NaN);
            double step = time / (orders * Math.log(orders));
            first = orders == GROWTH[1] ? step : first;
            figures.add(new Figure(String.format(Locale.ROOT, "clearing %,d orders", orders), time, "ms", "", true));
            if (orders > GROWTH[1]) {
                figures.add(Figure.atMost("  by n log n, against 100,000 orders", step / first, 2));
            }
        }
    }

    private static Collection<RunResult> sampled(Class<?> benchmark) throws RunnerException {
        return new Runner(options()
                        .include(benchmark.getSimpleName())
                        .warmupIterations(5)
                        .measurementIterations(5)
                        .build())
                .run();
    }

    private static ChainedOptionsBuilder options() {
        return new OptionsBuilder()
                .forks(1)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend("-Xmx8g", "-XX:+UseParallelGC")
                .shouldFailOnError(true);
    }

    /** Mean time of each benchmark method, by its name. */
    private static Map<String, Double> milliseconds(Collection<RunResult> results) {
        Map<String, Double> times = new LinkedHashMap<>();
        for (RunResult result : results) {
            String method = result.getParams().getBenchmark();
            times.put(
                    method.substring(method.lastIndexOf('.') + 1),
                    result.getPrimaryResult().getStatistics().getMean());
        }
        return times;
    }

    private static void report(String name, List<Figure> figures) throws IOException {
        System.out.println();
        figures.forEach(System.out::println);
        Path folder = Path.of("build", "bench").toAbsolutePath();
        Path file = folder.resolve(name + ".json");
        Files.createDirectories(folder);
        Files.writeString(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        Summary.update(folder, name);
        System.err.println("Written to %s; all benchmarks' last runs: build/bench/summary.html".formatted(file));
    }
}
