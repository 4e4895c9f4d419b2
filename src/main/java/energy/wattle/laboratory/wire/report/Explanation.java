package energy.wattle.laboratory.wire.report;

import energy.wattle.laboratory.core.figure.Figure;
import energy.wattle.laboratory.core.figure.Measure;
import energy.wattle.laboratory.core.figure.Results;
import energy.wattle.laboratory.core.trial.Algorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a figure is as it is: which part of the time makes the difference, and what that part comes from. */
final class Explanation {

    /** µs of which a reader need not hear. */
    private static final long LEAST_CHANGE = 20_000;
    /** Per cent of its time by which an algorithm may differ and still be the same. */
    private static final long SAME = 5;

    private final Results results;
    private final Figure figure;
    private final String first;
    private final String last;

    private Explanation(Results results, List<String> xs) {
        this.results = results;
        figure = results.figure();
        first = xs.getFirst();
        last = xs.getLast();
    }

    /** @param xs where both algorithms have been run */
    static Optional<Words> of(Results results, List<String> xs) {
        Measure measure = results.figure().measure();
        return measure == Measure.TIME || measure == Measure.THROUGHPUT
                ? Optional.of(new Explanation(results, xs).all(xs.size() > 1))
                : Optional.empty();
    }

    private Words all(boolean isCompared) {
        List<Words> sentences = new ArrayList<>();
        if (isCompared && figure == Figure.FIVE) {
            eachRound().ifPresent(sentences::add);
        } else if (isCompared && Labels.isOrdered(figure)) {
            reasons(Algorithm.IMPROVED, sentences);
            reasons(Algorithm.TRADITIONAL, sentences);
            unlikeThePaper().ifPresent(sentences::add);
        }
        sentences.add(timeSpent(Algorithm.IMPROVED));
        sentences.add(timeSpent(Algorithm.TRADITIONAL));
        return Words.joined(sentences);
    }

    /** What one more round takes, and what is waited for once: the latter weighs less the more rounds there are. */
    private Optional<Words> eachRound() {
        long rounds = Long.parseLong(last) - Long.parseLong(first);
        if (rounds < 1) {
            return Optional.empty();
        }
        long improved = (median(Algorithm.IMPROVED, last) - median(Algorithm.IMPROVED, first)) / rounds;
        long traditional = (median(Algorithm.TRADITIONAL, last) - median(Algorithm.TRADITIONAL, first)) / rounds;
        long before = Long.parseLong(first);
        return Optional.of(Words.of(
                "laboratory.why.eachRound",
                improved / 1000,
                traditional / 1000,
                Numbers.written(Measure.TIME, Math.max(0, median(Algorithm.IMPROVED, first) - improved * before)),
                Numbers.written(
                        Measure.TIME, Math.max(0, median(Algorithm.TRADITIONAL, first) - traditional * before))));
    }

    private long median(Algorithm algorithm, String x) {
        return results.spread(algorithm, x).orElseThrow().median();
    }

    /** The part that makes most of the difference along the axis, and where it comes from. */
    private void reasons(Algorithm algorithm, List<Words> sentences) {
        if (isSame(algorithm)) {
            sentences.add(Words.of(
                    "laboratory.why.same",
                    Labels.of(algorithm),
                    Numbers.written(Measure.TIME, all(algorithm, first)),
                    Numbers.written(Measure.TIME, all(algorithm, last))));
            return;
        }
        List<Long> before = Labels.parts(results.means(algorithm, first));
        List<Long> after = Labels.parts(results.means(algorithm, last));
        int most = 0;
        for (int part = 1; part < before.size(); part++) {
            if (change(before, after, part) > change(before, after, most)) {
                most = part;
            }
        }
        if (change(before, after, most) < LEAST_CHANGE) {
            return;
        }
        sentences.add(Words.of(
                "laboratory.found.changes",
                Labels.of(algorithm),
                Labels.PARTS.get(most),
                Numbers.written(Measure.TIME, before.get(most)),
                Numbers.written(Measure.TIME, after.get(most))));
        cause(algorithm, most, after.get(most) > before.get(most))
                .map(Words::of)
                .ifPresent(sentences::add);
    }

    private static long change(List<Long> before, List<Long> after, int part) {
        return Math.abs(after.get(part) - before.get(part));
    }

    /** The key of what a part of the time comes from, where it grows along the axis. */
    private Optional<String> cause(Algorithm algorithm, int part, boolean grows) {
        String key = "laboratory.why." + algorithm + ".";
        if (!grows) {
            return Optional.empty();
        }
        boolean isImproved = algorithm == Algorithm.IMPROVED;
        return switch (figure) {
            case EIGHT_A ->
                switch (part) {
                    case Labels.PROPOSE, Labels.VERIFY -> Optional.of("laboratory.why.moreBlocks");
                    case Labels.SCHEDULE -> isImproved ? Optional.empty() : Optional.of(key + "schedule");
                    default -> Optional.empty();
                };
            case SIX, LARGE ->
                switch (part) {
                    case Labels.PROPOSE -> isImproved ? Optional.of(key + "propose") : Optional.empty();
                    case Labels.VERIFY -> isImproved ? Optional.of(key + "verify") : Optional.empty();
                    case Labels.SCHEDULE -> isImproved ? Optional.empty() : Optional.of(key + "schedule");
                    default -> Optional.empty();
                };
            case SEVEN, MALICIOUS -> part == Labels.BAD ? Optional.of(key + "bad") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /**
     * Where the paper's lead grows with the nodes and this one does not: because the traditional one stays the same.
     */
    private Optional<Words> unlikeThePaper() {
        boolean isOfNodes = figure == Figure.SIX || figure == Figure.EIGHT_A;
        if (!isOfNodes || results.lead(last).orElseThrow() > results.lead(first).orElseThrow()) {
            return Optional.empty();
        }
        if (figure == Figure.EIGHT_A) {
            return Optional.of(Words.of("laboratory.why.unlikePaper.once"));
        }
        return Optional.of(Words.of(
                isSame(Algorithm.TRADITIONAL) ? "laboratory.why.unlikePaper.same" : "laboratory.why.unlikePaper"));
    }

    private boolean isSame(Algorithm algorithm) {
        long before = all(algorithm, first);
        return Math.abs(all(algorithm, last) - before) * 100 <= SAME * before;
    }

    private long all(Algorithm algorithm, String x) {
        Results.Means means = results.means(algorithm, x);
        return Math.max(1, means.spent().total() + means.otherTier());
    }

    private Words timeSpent(Algorithm algorithm) {
        long all = all(algorithm, last);
        List<Words> shares = new ArrayList<>();
        List<Long> parts = Labels.parts(results.means(algorithm, last));
        for (int i = 0; i < parts.size(); i++) {
            long percent = (100 * parts.get(i) + all / 2) / all;
            if (percent > 0) {
                shares.add(Words.of("laboratory.found.share", percent, Labels.PARTS.get(i)));
            }
        }
        return Words.of(
                "laboratory.found.time", Labels.of(algorithm), Labels.place(figure, last), Words.listed(shares));
    }
}
