package energy.wattle.laboratory.wire.report;

import energy.wattle.laboratory.core.figure.Failures;
import energy.wattle.laboratory.core.figure.Figure;
import energy.wattle.laboratory.core.figure.Results;
import energy.wattle.laboratory.core.network.Costs;
import energy.wattle.laboratory.core.network.NetworkTerms;
import energy.wattle.laboratory.core.trial.Setting;
import energy.wattle.ledger.core.simulation.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The whole report as one page that needs nothing else. A function of its arguments. */
public final class Report {

    private static final String STYLE = "/laboratory/report.css";

    private Report() {}

    /**
     * What was run.
     *
     * @param arguments as they would be typed again
     * @param seed the first one
     */
    public record Run(String arguments, long seed, Costs costs) {}

    public static String page(Run run, Collection<Results> figures, Optional<Failures> failures) {
        Markup html = begin(new Markup());
        html.both("h1", "", Words.of("laboratory.report.title"));
        html.both("p", "", Words.of("laboratory.report.intro"));
        contents(html, figures, failures.isPresent());
        figures.forEach(results -> figure(html, results));
        failures.ifPresent(found -> failures(html, found));
        parameters(html, run);
        return html.raw("</main></body></html>\n").toString();
    }

    /** Everything before the heading, of a page in both languages. */
    static Markup begin(Markup html) {
        return html.raw("<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>")
                .raw("<meta name='viewport' content='width=device-width, initial-scale=1'>")
                .raw("<title>Wattle: experiments / 实验</title><style>")
                .raw(style())
                .raw("</style></head><body>")
                .raw("<input type='radio' name='language' id='english' checked>")
                .raw("<input type='radio' name='language' id='chinese'>")
                .raw("<nav><label for='english'>English</label><label for='chinese'>中文</label></nav><main>");
    }

    private static String style() {
        try (InputStream input = Objects.requireNonNull(Report.class.getResourceAsStream(STYLE))) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void contents(Markup html, Collection<Results> figures, boolean hasFailures) {
        html.open("ol class='contents'");
        for (Results results : figures) {
            html.open("li")
                    .open("a href='#f-%s'".formatted(results.figure().code()))
                    .both("span", "", Labels.title(results.figure()))
                    .close("a");
            int worse = results.notBetter().size();
            if (worse > 0) {
                html.both("span", "worse", Words.of("laboratory.report.worse", worse));
            }
            html.close("li");
        }
        if (hasFailures) {
            html.open("li")
                    .open("a href='#failures'")
                    .both("span", "", Words.of("laboratory.failures.title"))
                    .close("a")
                    .close("li");
        }
        html.open("li")
                .open("a href='#parameters'")
                .both("span", "", Words.of("laboratory.parameters.title"))
                .close("a")
                .close("li")
                .close("ol");
    }

    private static void figure(Markup html, Results results) {
        Figure figure = results.figure();
        FigurePlots plots = new FigurePlots(results);
        html.open("section id='f-%s'".formatted(figure.code())).both("h2", "", Labels.title(figure));
        html.both("p", "paper", Labels.paper(figure));
        Findings.paragraphs(results).forEach(paragraph -> html.both("p", "found", paragraph));
        html.open("div class='plots'")
                .open("figure")
                .raw(plots.lines())
                .both("figcaption", "", Words.of("laboratory.caption.lines", seeds(results)))
                .close("figure");
        plots.bars()
                .ifPresent(bars -> html.open("figure")
                        .raw(bars)
                        .both("figcaption", "", Words.of("laboratory.caption.bars"))
                        .close("figure"));
        html.close("div")
                .open("details")
                .both("summary", "", Words.of("laboratory.numbers"))
                .open("div class='wide'")
                .raw(plots.table())
                .close("div")
                .close("details")
                .close("section");
    }

    /** Runs at each place: from the fewest to the most. */
    private static String seeds(Results results) {
        List<Integer> numbers = results.xs().stream()
                .flatMap(x -> results.series().stream()
                        .map(algorithm -> results.at(algorithm, x).size()))
                .filter(number -> number > 0)
                .distinct()
                .sorted()
                .toList();
        if (numbers.isEmpty()) {
            return "0";
        }
        return numbers.size() == 1 ? numbers.getFirst().toString() : numbers.getFirst() + "–" + numbers.getLast();
    }

    private static void failures(Markup html, Failures found) {
        html.open("section id='failures'").both("h2", "", Words.of("laboratory.failures.title"));
        Optional<Violation> fork = found.fork();
        html.both(
                "p",
                "found",
                fork.map(violation -> Words.of(
                                "laboratory.failures.fork",
                                found.schedules(),
                                violation.seed(),
                                violation.what(),
                                found.safeSchedules()))
                        .orElseGet(() -> Words.of("laboratory.failures.noFork", found.schedules())));
        html.both(
                "p",
                "found",
                Words.of(
                        "laboratory.failures.liars",
                        found.elections(),
                        found.liars().paper(),
                        found.liars().seats(),
                        found.liars().product()));
        html.close("section");
    }

    private static void parameters(Markup html, Run run) {
        NetworkTerms zone = NetworkTerms.ZONE;
        NetworkTerms main = NetworkTerms.MAIN;
        html.open("section id='parameters'").both("h2", "", Words.of("laboratory.parameters.title"));
        List<Words> lines = List.of(
                Words.of("laboratory.parameters.again", run.arguments()),
                Words.of("laboratory.parameters.seeds", run.seed()),
                Words.of(
                        "laboratory.parameters.zone",
                        zone.uplink(),
                        zone.leastAccess() / 1000,
                        zone.mostAccess() / 1000,
                        zone.mostDistance() / 1000,
                        zone.jitter(),
                        zone.loss(),
                        zone.retransmission() / 1000,
                        zone.cores()),
                Words.of(
                        "laboratory.parameters.main",
                        main.uplink(),
                        main.leastAccess() / 1000,
                        main.mostAccess() / 1000,
                        main.mostDistance() / 1000,
                        main.cores(),
                        Setting.MAIN_NODES),
                Words.of(
                        "laboratory.parameters.blocks",
                        Setting.RECORDS_PER_ROUND,
                        Setting.PAYLOAD,
                        Setting.BLOCK_BYTES / 1024),
                Words.of("laboratory.parameters.improved"),
                Words.of("laboratory.parameters.traditional"),
                Words.of("laboratory.parameters.malicious"),
                Words.of(
                        "laboratory.parameters.costs",
                        run.costs().sign(),
                        run.costs().verify(),
                        run.costs().hash(),
                        run.costs().execute(),
                        run.costs().store()));
        html.open("ul");
        lines.forEach(line -> html.both("li", "", line));
        html.close("ul").close("section");
    }
}
