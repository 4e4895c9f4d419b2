package energy.wattle.laboratory.wire.report;

import energy.wattle.laboratory.core.figure.Measure;
import energy.wattle.laboratory.core.figure.Results;
import energy.wattle.laboratory.core.figure.Spread;
import energy.wattle.laboratory.core.trial.Algorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is seen in a figure, in sentences that follow from its numbers. */
public final class Findings {

    private static final int GROWTH = 3;

    private final Results results;
    private final Measure measure;

    private Findings(Results results) {
        this.results = results;
        measure = results.figure().measure();
    }

    public static Words of(Results results) {
        return Words.joined(paragraphs(results));
    }

    /** What is seen, then why. */
    static List<Words> paragraphs(Results results) {
        return new Findings(results).all();
    }

    private List<Words> all() {
        List<Words> sentences = new ArrayList<>();
        List<String> xs =
                results.xs().stream().filter(x -> results.lead(x).isPresent()).toList();
        if (xs.isEmpty()) {
            return List.of(Words.of("laboratory.found.nothing"));
        }
        sentences.add(at(xs.getFirst()));
        if (xs.size() > 1) {
            sentences.add(at(xs.getLast()));
            trend(xs).ifPresent(sentences::add);
            distance(xs).ifPresent(sentences::add);
        }
        sentences.add(verdict(xs));
        failures(sentences);
        List<Words> paragraphs = new ArrayList<>(List.of(Words.joined(sentences)));
        Explanation.of(results, xs).ifPresent(paragraphs::add);
        return paragraphs;
    }

    private Words at(String x) {
        Spread improved = results.spread(Algorithm.IMPROVED, x).orElseThrow();
        Spread traditional = results.spread(Algorithm.TRADITIONAL, x).orElseThrow();
        return Words.of(
                "laboratory.found.at",
                Labels.place(results.figure(), x),
                Numbers.withUnit(measure, improved.median()),
                Numbers.span(measure, improved),
                Numbers.withUnit(measure, traditional.median()),
                Numbers.span(measure, traditional));
    }

    private Optional<Words> trend(List<String> xs) {
        if (!Labels.isOrdered(results.figure())) {
            return Optional.empty();
        }
        long first = results.lead(xs.getFirst()).orElseThrow();
        long last = results.lead(xs.getLast()).orElseThrow();
        String way = last > first + GROWTH ? "grows" : last < first - GROWTH ? "shrinks" : "stays";
        return Optional.of(Words.of("laboratory.found.lead." + way, Numbers.ratio(first), Numbers.ratio(last)));
    }

    /** Of the two medians, which may grow while their ratio falls. */
    private Optional<Words> distance(List<String> xs) {
        return measure == Measure.TIME && Labels.isOrdered(results.figure())
                ? Optional.of(Words.of("laboratory.found.distance", distance(xs.getFirst()), distance(xs.getLast())))
                : Optional.empty();
    }

    private String distance(String x) {
        long improved = results.spread(Algorithm.IMPROVED, x).orElseThrow().median();
        long traditional =
                results.spread(Algorithm.TRADITIONAL, x).orElseThrow().median();
        return (traditional < improved ? "−" : "") + Numbers.written(measure, Math.abs(traditional - improved));
    }

    /** Plainly where the improved algorithm is not better. */
    private Words verdict(List<String> xs) {
        List<String> worse = results.notBetter();
        if (worse.isEmpty()) {
            return Words.of("laboratory.found.better");
        }
        Words places = Words.listed(
                worse.stream().map(x -> Labels.place(results.figure(), x)).toList());
        return worse.size() == xs.size()
                ? Words.of("laboratory.found.nowhere")
                : Words.of("laboratory.found.notBetter", places);
    }

    private void failures(List<Words> sentences) {
        for (Algorithm algorithm : results.series()) {
            long runs = results.rows().stream()
                    .filter(row -> row.setting().algorithm() == algorithm)
                    .count();
            long forks = results.forks(algorithm);
            if (forks > 0) {
                sentences.add(Words.of("laboratory.found.forks", Labels.of(algorithm), forks, runs));
            }
            long incomplete = results.incomplete(algorithm);
            if (incomplete > 0) {
                sentences.add(Words.of("laboratory.found.incomplete", Labels.of(algorithm), incomplete, runs));
            }
        }
    }
}
