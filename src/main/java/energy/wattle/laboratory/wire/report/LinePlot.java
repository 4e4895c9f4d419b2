package energy.wattle.laboratory.wire.report;

import java.util.List;
import java.util.Optional;

/** Medians as lines with the span of the 5th to the 95th percentile at each point. */
final class LinePlot {

    private static final List<String> SHAPES = List.of("circle", "square", "triangle");

    private LinePlot() {}

    /** @param values in the order of the axis; nothing where there is none */
    record Line(Words name, String kind, List<Optional<Value>> values) {

        Line {
            values = List.copyOf(values);
        }
    }

    /** In the axis' unit. */
    record Value(double low, double median, double high) {}

    static String drawn(Words description, List<Words> xs, Words xTitle, Words yTitle, List<Line> lines) {
        double largest = lines.stream()
                .flatMap(line -> line.values().stream())
                .flatMap(Optional::stream)
                .mapToDouble(Value::high)
                .max()
                .orElse(1);
        Frame frame = new Frame(Scale.upTo(largest), xs.size());
        Markup svg = frame.begin(description, xs, xTitle, yTitle);
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, frame, lines.get(i), i, lines.size());
        }
        return svg.close("svg").toString();
    }

    /** Series stand a little apart, so that no span hides another. */
    private static void draw(Markup svg, Frame frame, Line line, int number, int all) {
        double aside = (number - (all - 1) / 2.0) * Math.min(10, frame.width() / 6);
        StringBuilder path = new StringBuilder();
        for (int place = 0; place < line.values().size(); place++) {
            Optional<Value> value = line.values().get(place);
            if (value.isPresent()) {
                path.append(path.isEmpty() ? "M" : " L")
                        .append(Markup.at(frame.x(place) + aside))
                        .append(' ')
                        .append(Markup.at(frame.y(value.get().median())));
            }
        }
        svg.open("path class='line %s' d='%s' /".formatted(line.kind(), path));
        for (int place = 0; place < line.values().size(); place++) {
            double x = frame.x(place) + aside;
            line.values().get(place).ifPresent(value -> mark(svg, frame, line, number, x, value));
        }
    }

    private static void mark(Markup svg, Frame frame, Line line, int number, double x, Value value) {
        String low = Markup.at(frame.y(value.low()));
        String high = Markup.at(frame.y(value.high()));
        svg.open("path class='span %s' d='M%s %s V%s M%s %s h8 M%s %s h8' /"
                .formatted(line.kind(), Markup.at(x), low, high, Markup.at(x - 4), low, Markup.at(x - 4), high));
        svg.raw(shape(SHAPES.get(number % SHAPES.size()), line.kind(), x, frame.y(value.median())));
    }

    static String shape(String shape, String kind, double x, double y) {
        return switch (shape) {
            case "circle" ->
                "<circle class='dot %s' cx='%s' cy='%s' r='4.5'/>".formatted(kind, Markup.at(x), Markup.at(y));
            case "square" ->
                "<rect class='dot %s' x='%s' y='%s' width='8' height='8'/>"
                        .formatted(kind, Markup.at(x - 4), Markup.at(y - 4));
            default -> "<path class='dot %s' d='M%s %s l5 9 h-10 z'/>".formatted(kind, Markup.at(x), Markup.at(y - 5));
        };
    }

    static String legend(List<Line> lines) {
        Markup html = new Markup().open("ul class='legend'");
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            html.open("li")
                    .raw("<svg viewBox='0 0 28 14' class='key' aria-hidden='true'><path class='line %s' d='M1 7 H27'/>"
                            .formatted(line.kind()))
                    .raw(shape(SHAPES.get(i % SHAPES.size()), line.kind(), 14, 7))
                    .raw("</svg>")
                    .both("span", "", line.name())
                    .close("li");
        }
        return html.close("ul").toString();
    }
}
