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
 * {@code ./wattle bench [market]}: measures, and prints each figure beside its baseline and its goal. The figures also
 * go to {@code build/bench/NAME.json}.
 */
public final class Benchmarks {

    private static final int[] GROWTH = {10_000, 100_000, 1_000_000, 10_000_000};

    private record Figure(String name, double measured, String unit, String goal, boolean reached) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%-62s %10.2f %-12s %-16s %s", name, measured, unit, goal, reached ? "" : "MISSED");
        }
    }

    private Benchmarks() {}

    public static void main(String[] args) throws RunnerException, SQLException, IOException {
        String name = args.length == 0 ? "market" : args[0];
        if (!name.equals("market")) {
            System.err.println("There is no benchmark '%s'; the benchmarks are: market".formatted(name));
            System.exit(2);
        }
        report(name, market());
    }

    private static List<Figure> market() throws RunnerException, SQLException, IOException {
        List<Figure> figures = new ArrayList<>();
        Map<String, Double> clearing = milliseconds(sampled(ClearingBenchmark.class));
        double clear = clearing.getOrDefault("clear", Double.NaN);
        double sort = clearing.getOrDefault("sortOnly", Double.NaN);
        figures.add(new Figure(
                "clearing 100,000 asks and 100,000 bids of one interval", clear, "ms", "at most 300", clear <= 300));
        figures.add(new Figure("  sorting the same orders", sort, "ms", "(baseline)", true));
        figures.add(atMost("  clearing / sorting", clear / sort, 3));
        addGrowth(figures);

        Map<String, Double> settlement = milliseconds(sampled(SettlementBenchmark.class));
        double settle = settlement.getOrDefault("settle", Double.NaN);
        double pass = settlement.getOrDefault("plainPass", Double.NaN);
        figures.add(new Figure("settling a day of 1,000 participants, 144,000 trades", settle, "ms", "", true));
        figures.add(new Figure("  a plain pass over the same input", pass, "ms", "(baseline)", true));
        figures.add(atMost("  settling / plain pass", settle / pass, 3));
        addSettledDay(figures);
        double day = DayBenchmark.seconds();
        figures.add(new Figure("a market day of all zones at full speed", day, "s", "at most 60", day <= 60));
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
        figures.add(atMost("  settling and storing / COPY", times.settle() / times.copy(), 3));
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
                figures.add(atMost("  by n log n, against 100,000 orders", step / first, 2));
            }
        }
    }

    private static Figure atMost(String name, double ratio, double goal) {
        return new Figure(name, ratio, "times", String.format(Locale.ROOT, "at most %.0f", goal), ratio <= goal);
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
        Path file = Path.of("build", "bench", name + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        System.err.println("Written to " + file);
    }
}
