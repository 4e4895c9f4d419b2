package energy.wattle.laboratory.wire.report;

import java.util.List;

/** What both kinds of plots have: axes, grid, labels. Sizes are chosen so that text is legible on a phone, too. */
final class Frame {

    static final int WIDTH = 480;
    static final int HEIGHT = 340;
    static final int LEFT = 58;
    private static final int RIGHT = 12;
    private static final int TOP = 30;
    private static final int BOTTOM = 52;

    private final Scale scale;
    private final int places;

    Frame(Scale scale, int places) {
        this.scale = scale;
        this.places = places;
    }

    /** Middle of a place on the horizontal axis. */
    double x(int place) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (place + 0.5) / places;
    }

    /** Width of a place. */
    double width() {
        return (double) (WIDTH - LEFT - RIGHT) / places;
    }

    double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / scale.top();
    }

    Markup begin(Words description, List<Words> xs, Words xTitle, Words yTitle) {
        Markup svg = new Markup()
                .open(
                        "svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' role='img' class='plot' aria-label='%s'"
                                .formatted(
                                        WIDTH,
                                        HEIGHT,
                                        Markup.escaped(description.english() + " / " + description.chinese())));
        for (double tick : scale.ticks()) {
            svg.open("line class='grid' x1='%d' x2='%d' y1='%s' y2='%s' /"
                    .formatted(LEFT, WIDTH - RIGHT, Markup.at(y(tick)), Markup.at(y(tick))));
            svg.label(LEFT - 6, y(tick) + 5, "end", "tick", Words.plain(scale.written(tick)));
        }
        for (int place = 0; place < xs.size(); place++) {
            svg.label(x(place), HEIGHT - BOTTOM + 20, "middle", "tick", xs.get(place));
        }
        svg.label((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", "axis", xTitle);
        return svg.label(4, 16, "start", "axis", yTitle);
    }
}
