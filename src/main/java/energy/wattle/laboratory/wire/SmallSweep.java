package energy.wattle.laboratory.wire;

import energy.wattle.files.CsvOutput;
import energy.wattle.laboratory.FigureResult;
import energy.wattle.laboratory.core.figure.Figure;
import energy.wattle.laboratory.core.figure.Results;
import energy.wattle.laboratory.core.figure.Sizes;
import energy.wattle.laboratory.core.figure.Sweeps;
import energy.wattle.laboratory.wire.report.FigurePlots;
import energy.wattle.laboratory.wire.report.Findings;
import energy.wattle.laboratory.wire.report.Words;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A sweep of small networks, with what a page shows of it. */
public final class SmallSweep {

    /** The paper's numbers by a fifth: seconds to a minute per figure on one core. */
    private static final Sizes SIZES = new Sizes(20, 20, 5, 2);

    private SmallSweep() {}

    /** @param figures by their constants' names */
    public static List<FigureResult> run(
            List<String> figures, long seed, Sweep.Progress progress, BooleanSupplier isCancelled)
            throws InterruptedException {
        List<Figure> all = figures.stream().map(Figure::valueOf).toList();
        List<Task> tasks = Task.of(all, new Sweeps(SIZES), seed);
        Sweep sweep = new Sweep(tasks, CostsFile.shipped(), Journal.none(), 1);
        Map<Figure, Results> results = sweep.run(progress, isCancelled);
        return results.values().stream()
                .filter(figure -> !figure.rows().isEmpty())
                .map(SmallSweep::shown)
                .toList();
    }

    private static FigureResult shown(Results results) {
        FigurePlots plots = new FigurePlots(results);
        Words found = Findings.of(results);
        StringWriter runs = new StringWriter();
        try {
            CsvOutput.write(runs, csv -> RunTable.write(csv, results));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory
        }
        return new FigureResult(
                results.figure().name(),
                found.english(),
                found.chinese(),
                plots.lines(),
                plots.bars(),
                runs.toString());
    }
}
