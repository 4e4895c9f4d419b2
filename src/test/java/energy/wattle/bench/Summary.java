package energy.wattle.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * All benchmarks' last figures in one {@code summary.json}, and as a page: each beside its goal, its baseline and what
 * the run before gave.
 */
final class Summary {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASELINE = "(baseline)";

    private Summary() {}

    /** A figure as a benchmark writes it. */
    record Measured(String name, double measured, String unit, String goal, boolean reached) {}

    /**
     * A figure beside what it is to be compared with.
     *
     * @param baseline measured in the same run; nothing where there is none
     * @param previous of the run before; nothing at first
     */
    record Line(
            String benchmark,
            String name,
            double measured,
            String unit,
            String goal,
            boolean reached,
            Optional<Double> baseline,
            Optional<Double> previous) {}

    /**
     * Writes both anew after a benchmark has run.
     *
     * @param folder where benchmarks have left their {@code NAME.json}
     * @param benchmark that has just run: its figures of the last summary are the previous ones now
     */
    static List<Line> update(Path folder, String benchmark) throws IOException {
        Path file = folder.resolve("summary.json");
        Map<String, Line> before = new LinkedHashMap<>();
        if (Files.exists(file)) {
            JSON.readValue(file.toFile(), new TypeReference<List<Line>>() {})
                    .forEach(line -> before.put(line.benchmark() + "/" + line.name(), line));
        }
        List<Line> lines = new ArrayList<>();
        for (Path results : results(folder)) {
            String name = results.getFileName().toString().replace(".json", "");
            List<Measured> figures = JSON.readValue(results.toFile(), new TypeReference<List<Measured>>() {});
            for (int i = 0; i < figures.size(); i++) {
                Measured figure = figures.get(i);
                Optional<Line> last = Optional.ofNullable(before.get(name + "/" + figure.name()));
                lines.add(new Line(
                        name,
                        figure.name(),
                        figure.measured(),
                        figure.unit(),
                        figure.goal(),
                        figure.reached(),
                        baseline(figures, i),
                        name.equals(benchmark) ? last.map(Line::measured) : last.flatMap(Line::previous)));
            }
        }
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(lines) + "\n");
        Files.writeString(folder.resolve("summary.html"), page(lines), StandardCharsets.UTF_8);
        return lines;
    }

    private static List<Path> results(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith("summary.json"))
                    .sorted()
                    .toList();
        }
    }

    /** The one that follows the figure, in the same unit. */
    private static Optional<Double> baseline(List<Measured> figures, int of) {
        boolean hasOne = of + 1 < figures.size()
                && figures.get(of + 1).goal().equals(BASELINE)
                && figures.get(of + 1).unit().equals(figures.get(of).unit());
        return hasOne ? Optional.of(figures.get(of + 1).measured()) : Optional.empty();
    }

    private static String page(List<Line> lines) {
        StringBuilder rows = new StringBuilder();
        String benchmark = "";
        for (Line line : lines) {
            if (!line.benchmark().equals(benchmark)) {
                benchmark = line.benchmark();
                rows.append("<tr><th colspan='7' class='group'>")
                        .append(escaped(benchmark))
                        .append("</th></tr>\n");
            }
            rows.append(
                    "<tr class='%s'><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>%n"
                            .formatted(
                                    line.reached() ? "" : "missed",
                                    escaped(line.name()),
                                    number(line.measured()),
                                    escaped(line.unit()),
                                    escaped(line.goal()),
                                    line.goal().isEmpty() || line.goal().equals(BASELINE)
                                            ? ""
                                            : line.reached() ? "reached" : "missed",
                                    line.baseline().map(Summary::number).orElse("–"),
                                    line.previous()
                                            .map(previous -> change(line.measured(), previous))
                                            .orElse("–")));
        }
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Wattle: benchmarks</title><style>
                :root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:16px auto;max-width:1160px;padding:0 16px}
                div{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
                th,td{text-align:left;padding:4px 16px 4px 0;border-bottom:1px solid light-dark(#DDE2DC,#2A343D);white-space:pre}
                td:nth-child(2),td:nth-child(6),td:nth-child(7){text-align:right}.group{padding-top:24px;font-size:18px}
                .missed td:nth-child(5){color:light-dark(#C0392B,#F0766B);font-weight:600}
                </style></head><body><h1>Benchmarks</h1>
                <p>The last run of each benchmark beside its goal, the baseline measured in the same run, and the run before.</p>
                <div><table><thead><tr><th>figure</th><th>measured</th><th>unit</th><th>goal</th><th></th><th>baseline</th><th>previous run</th></tr></thead>
                <tbody>
                %s</tbody></table></div></body></html>
                """.formatted(rows);
    }

    private static String change(double measured, double previous) {
        return String.format(Locale.ROOT, "%s (%+.0f %%)", number(previous), 100 * (measured / previous - 1));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
