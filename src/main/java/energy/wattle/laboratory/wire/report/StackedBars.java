package energy.wattle.laboratory.wire.report;

import java.util.ArrayList;
import java.util.List;

/** Where time goes: a bar per series at each place, its parts on top of each other. */
final class StackedBars {

    private StackedBars() {}

    /** @param parts in the axis' unit, in the order of the legend */
    record Bar(Words name, List<Double> parts) {

        Bar {
            parts = List.copyOf(parts);
        }

        double sum() {
            return parts.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** @param groups the bars at each place */
    static String drawn(Words description, List<Words> xs, Words xTitle, Words yTitle, List<List<Bar>> groups) {
        double largest = groups.stream()
                .flatMap(List::stream)
                .mapToDouble(Bar::sum)
                .max()
                .orElse(1);
        Frame frame = new Frame(Scale.upTo(largest * 1.06), xs.size());
        Markup svg = frame.begin(description, xs, xTitle, yTitle);
        for (int place = 0; place < groups.size(); place++) {
            List<Bar> bars = groups.get(place);
            double width = Math.min(34, frame.width() * 0.84 / Math.max(1, bars.size()));
            for (int i = 0; i < bars.size(); i++) {
                double left = frame.x(place) + (i - bars.size() / 2.0) * width + 1;
                draw(svg, frame, bars.get(i), left, width - 2);
            }
        }
        return svg.close("svg").toString();
    }

    private static void draw(Markup svg, Frame frame, Bar bar, double left, double width) {
        double below = 0;
        for (int part = 0; part < bar.parts().size(); part++) {
            double above = below + bar.parts().get(part);
            double height = frame.y(below) - frame.y(above);
            if (height > 0.05) {
                svg.open("rect class='part p%d' x='%s' y='%s' width='%s' height='%s' /"
                        .formatted(
                                part, Markup.at(left), Markup.at(frame.y(above)), Markup.at(width), Markup.at(height)));
            }
            below = above;
        }
        svg.label(left + width / 2, frame.y(below) - 4, "middle", "tag", bar.name());
    }

    static String legend(List<Words> parts) {
        Markup html = new Markup().open("ul class='legend'");
        List<Integer> numbers = new ArrayList<>();
        for (Words part : parts) {
            html.open("li")
                    .raw("<svg viewBox='0 0 14 14' class='key small' aria-hidden='true'>"
                            + "<rect class='part p%d' width='14' height='14'/></svg>".formatted(numbers.size()))
                    .both("span", "", part)
                    .close("li");
            numbers.add(numbers.size());
        }
        return html.close("ul").toString();
    }
}
