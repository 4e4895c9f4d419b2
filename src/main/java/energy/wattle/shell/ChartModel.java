package energy.wattle.shell;

import energy.wattle.units.MarketDay;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What a chart shows. Values are whole units, as everywhere in the house (Wh, micro-currency, milliseconds); the axis
 * says how they are written.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series drawn in this order, later ones on top
 * @param marks lines across the whole chart
 */
public record ChartModel(Axis x, Axis y, List<Series> series, List<Mark> marks) {

    public ChartModel {
        series = List.copyOf(series);
        marks = List.copyOf(marks);
    }

    /** What is drawn below the marks. */
    Plot plot() {
        return new Plot(x, y, series);
    }

    /** A chart without its marks, as it is sent to the browser. */
    record Plot(Axis x, Axis y, List<Series> series) {}

    /** How the values of an axis are meant. */
    public enum Scale {
        AMOUNT,
        TIME
    }

    /** Which axis a mark stands on. */
    public enum Across {
        X,
        Y
    }

    /** How a line is drawn: what is or was is solid, what is expected or missed is dashed. */
    public enum Line {
        SOLID,
        DASHED
    }

    /** How the area between a line and zero is filled. */
    public enum Fill {
        NONE,
        FAINT,
        PLAIN,
        HATCHED
    }

    /**
     * An axis.
     *
     * @param title what the values are
     * @param unit the unit they are written in; empty for times
     * @param decimals how many of a value's digits stand behind the point, 3 for Wh written as kWh
     * @param zone the zone times are written in; empty for amounts
     * @param withZero whether zero is always in sight
     * @param from where it begins
     * @param to where it ends; the same as where it begins if both are left to the values
     */
    public record Axis(
            Scale scale, String title, String unit, int decimals, String zone, boolean withZero, long from, long to) {

        public static Axis amount(String title, String unit, int decimals) {
            return new Axis(Scale.AMOUNT, title, unit, decimals, "", true, 0, 0);
        }

        /** An axis of instants, in milliseconds. */
        public static Axis time(String title, ZoneId zone) {
            return new Axis(Scale.TIME, title, "", 0, zone.getId(), false, 0, 0);
        }

        /** An axis that spans a day, however little of it is known. */
        public static Axis day(String title, MarketDay day) {
            return new Axis(
                    Scale.TIME,
                    title,
                    "",
                    0,
                    day.timeZone().getId(),
                    false,
                    day.start().toEpochMilli(),
                    day.end().toEpochMilli());
        }

        /** As a column of a table is headed. */
        String titleWithUnit() {
            return unit.isEmpty() ? title : title + ", " + unit;
        }
    }

    /**
     * Values that each hold over a span: prices and energy of intervals, orders of a ladder.
     *
     * @param name as the legend tells it
     * @param group series of one group are one line: where a step ends and another starts, they are joined
     * @param steps by {@code from}, without overlap
     */
    public record Series(String name, String group, ChartColor color, Line line, Fill fill, List<Step> steps) {

        public Series {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A value from one place of the horizontal axis to another.
     *
     * @param label what the crosshair tells beside the value; may be empty
     */
    public record Step(long from, long to, long value, String label) {}

    /**
     * A thin line across the chart: now, a gate, a mean.
     *
     * @param at where it crosses the axis
     */
    public record Mark(Across across, long at, String label) {

        private static final long QUARTER_MILLIS = 900_000;

        /** A line from top to bottom at an instant. */
        public static Mark at(Instant instant, String label) {
            return new Mark(Across.X, instant.toEpochMilli(), label);
        }

        /**
         * The present, at the start of its quarter of an hour: on a day's axis nobody sees more, and a page is told
         * whenever a mark moves.
         */
        public static Mark now(Instant instant, String label) {
            return at(
                    Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), QUARTER_MILLIS) * QUARTER_MILLIS),
                    label);
        }
    }
}
