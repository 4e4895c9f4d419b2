package energy.wattle.bench;

import energy.wattle.laboratory.core.SteadyLoad;
import energy.wattle.laboratory.wire.MeasuredLoad;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.consensus.VotedHeight;
import energy.wattle.ledger.service.CatchUp;
import energy.wattle.ledger.service.FourValidators;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/** What the ledger takes: throughput with everything checked and durable, votes at many validators, catching up. */
final class LedgerBenchmark {

    private static final int[] VALIDATORS = {50, 100, 150};
    private static final int LOADED = 150;
    private static final int PER_SECOND = 400;
    private static final int SECONDS = 40;
    private static final int WARM_UP = 3;
    private static final int RUNS = 7;

    private LedgerBenchmark() {}

    static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        addThroughput(figures);
        for (int validators : VALIDATORS) {
            addVotes(figures, validators);
        }
        addSteadyLoad(figures);
        DayBenchmark.afterADay("all", context -> {
            addCatchUp(figures, new CatchUp(context));
            return figures;
        });
        return figures;
    }

    private static void addThroughput(List<Figure> figures) {
        FourValidators.Rates rates = FourValidators.measure();
        int cores = Runtime.getRuntime().availableProcessors();
        double bound = cores * rates.verifiedPerSecond() / 4;
        figures.add(Figure.of(
                "4 nodes, each verifying for itself, 1 KiB records, durable", rates.finalPerSecond(), "records/s"));
        figures.add(Figure.baseline(
                "  verifying alone: %d cores, each record 4 times".formatted(cores), bound, "records/s"));
        figures.add(Figure.atLeast("  final / verifying alone", rates.finalPerSecond() / bound, 0.5));
        figures.add(Figure.of("  stored per final record of 1 KiB", rates.bytesPerRecord(), "bytes"));
    }

    private static void addVotes(List<Figure> figures, int validators) {
        VotedHeight height = new VotedHeight(CryptoSuites.ED25519, validators, List.of());
        double decide = milliseconds(height::decide);
        double verify = milliseconds(height::verifyOnly);
        figures.add(Figure.of("a node's votes of one height, %d validators".formatted(validators), decide, "ms"));
        figures.add(Figure.baseline("  verifying all %d messages".formatted(height.messages()), verify, "ms"));
        figures.add(Figure.of("  voting / verifying all", decide / verify, "times"));
        figures.add(Figure.of("  bytes that a node receives for it", (double) height.bytes(), "bytes"));
    }

    private static void addSteadyLoad(List<Figure> figures) {
        SteadyLoad.Outcome outcome = MeasuredLoad.run(LOADED, PER_SECOND, SECONDS);
        double final99 = outcome.within(99) / 1e6;
        figures.add(new Figure(
                "%d nodes simulated with costs measured here, 100 ms, 100 Mbit/s, %d records/s: 99 %% final within"
                        .formatted(LOADED, PER_SECOND),
                final99,
                "s",
                "at most 4",
                final99 <= 4));
        figures.add(Figure.of("  half of them final within", outcome.within(50) / 1e6, "s"));
        figures.add(Figure.of(
                "  records never final, of " + outcome.sent(),
                outcome.sent() - outcome.latencies().size(),
                ""));
    }

    private static void addCatchUp(List<Figure> figures, CatchUp behind) {
        behind.verifyOnly();
        long began = System.nanoTime();
        CatchUp.Done done = behind.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        began = System.nanoTime();
        behind.verifyOnly();
        double verifying = (System.nanoTime() - began) / 1e9;
        figures.add(Figure.of(
                String.format(Locale.ROOT, "a node a day behind, %,d blocks of a zone", done.blocks()), seconds, "s"));
        figures.add(Figure.of("  blocks per second", done.blocks() / seconds, "blocks/s"));
        figures.add(Figure.of("  bytes per second", done.bytes() / seconds / 1e6, "MB/s"));
        figures.add(Figure.baseline("  merely verifying the certificates", verifying, "s"));
        figures.add(Figure.of("  catching up / verifying certificates", seconds / verifying, "times"));
    }

    /** The median run. */
    private static double milliseconds(IntSupplier measured) {
        List<Double> runs = new ArrayList<>();
        for (int run = 0; run < WARM_UP + RUNS; run++) {
            long began = System.nanoTime();
            if (measured.getAsInt() <= 0) {
                throw new IllegalStateException("nothing was measured");
            }
            if (run >= WARM_UP) {
                runs.add((System.nanoTime() - began) / 1e6);
            }
        }
        return runs.stream().sorted().skip(RUNS / 2).findFirst().orElseThrow();
    }
}
