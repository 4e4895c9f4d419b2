package energy.wattle.laboratory.wire.report;

import energy.wattle.laboratory.core.figure.Measure;
import energy.wattle.laboratory.core.figure.Results;
import energy.wattle.laboratory.core.figure.Spread;
import energy.wattle.laboratory.core.trial.Algorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A figure's plots, with their legends, as markup that any page can hold. */
public final class FigurePlots {

    private final Results results;
    private final Measure measure;
    private final List<Words> ticks;

    public FigurePlots(Results results) {
        this.results = results;
        measure = results.figure().measure();
        ticks = results.xs().stream().map(x -> Labels.tick(results.figure(), x)).toList();
    }

    /** Medians and spans of what the figure measures. */
    public String lines() {
        List<LinePlot.Line> lines = new ArrayList<>();
        for (Algorithm algorithm : results.series()) {
            List<Optional<LinePlot.Value>> values = results.xs().stream()
                    .map(x -> results.spread(algorithm, x).map(this::value))
                    .toList();
            lines.add(new LinePlot.Line(Labels.of(algorithm), kind(algorithm), values));
        }
        Words title = Labels.title(results.figure());
        return LinePlot.drawn(title, ticks, Labels.axis(results.figure()), yTitle(), lines) + LinePlot.legend(lines);
    }

    /** Where the time goes, as means; for figures of time and throughput. */
    public Optional<String> bars() {
        if (measure != Measure.TIME && measure != Measure.THROUGHPUT) {
            return Optional.empty();
        }
        List<List<StackedBars.Bar>> groups = new ArrayList<>();
        for (String x : results.xs()) {
            List<StackedBars.Bar> bars = new ArrayList<>();
            for (Algorithm algorithm : results.series()) {
                if (!results.at(algorithm, x).isEmpty()) {
                    List<Double> parts = Labels.parts(results.means(algorithm, x)).stream()
                            .map(micros -> micros / 1e6)
                            .toList();
                    bars.add(new StackedBars.Bar(Labels.shortName(algorithm), parts));
                }
            }
            groups.add(bars);
        }
        Words title = Words.of("laboratory.where", Labels.title(results.figure()));
        String plot =
                StackedBars.drawn(title, ticks, Labels.axis(results.figure()), Words.of("laboratory.y.spent"), groups);
        return Optional.of(plot + StackedBars.legend(Labels.PARTS));
    }

    /** The same numbers to read. */
    String table() {
        Markup html = new Markup().open("table").open("thead").open("tr");
        html.both("th", "", Labels.axis(results.figure()));
        for (Algorithm algorithm : results.series()) {
            html.both("th", "number", Labels.of(algorithm));
        }
        html.both("th", "number", Words.of("laboratory.lead"))
                .close("tr")
                .close("thead")
                .open("tbody");
        for (String x : results.xs()) {
            html.open("tr").both("td", "", Labels.tick(results.figure(), x));
            for (Algorithm algorithm : results.series()) {
                String cell = results.spread(algorithm, x)
                        .map(spread -> "%s (%s)"
                                .formatted(Numbers.written(measure, spread.median()), Numbers.span(measure, spread)))
                        .orElse("–");
                html.open("td class='number'").text(cell).close("td");
            }
            String lead = results.lead(x).map(Numbers::ratio).orElse("–");
            html.open("td class='number'").text(lead).close("td").close("tr");
        }
        return html.close("tbody").close("table").toString();
    }

    private Words yTitle() {
        return Words.of("laboratory.y." + measure);
    }

    private LinePlot.Value value(Spread spread) {
        return new LinePlot.Value(
                Numbers.scaled(measure, spread.low()),
                Numbers.scaled(measure, spread.median()),
                Numbers.scaled(measure, spread.high()));
    }

    private static String kind(Algorithm algorithm) {
        return algorithm.name().toLowerCase(Locale.ROOT);
    }
}
