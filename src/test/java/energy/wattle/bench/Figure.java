package energy.wattle.bench;

import java.util.Locale;

/**
 * One figure of a benchmark.
 *
 * @param name what was measured; two blanks before it: part of the figure above
 * @param goal in words, or that it is a baseline
 * @param reached whether the goal is met, or there is none
 */
record Figure(String name, double measured, String unit, String goal, boolean reached) {

    /** Without a goal. */
    static Figure of(String name, double measured, String unit) {
        return new Figure(name, measured, unit, "", true);
    }

    static Figure baseline(String name, double measured, String unit) {
        return new Figure(name, measured, unit, "(baseline)", true);
    }

    static Figure atMost(String name, double ratio, double goal) {
        return new Figure(name, ratio, "times", String.format(Locale.ROOT, "at most %s", written(goal)), ratio <= goal);
    }

    static Figure atLeast(String name, double ratio, double goal) {
        return new Figure(
                name, ratio, "times", String.format(Locale.ROOT, "at least %s", written(goal)), ratio >= goal);
    }

    private static String written(double goal) {
        return goal == Math.rint(goal) ? Long.toString(Math.round(goal)) : Double.toString(goal);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%-72s %10.2f %-12s %-16s %s", name, measured, unit, goal, reached ? "" : "MISSED");
    }
}
