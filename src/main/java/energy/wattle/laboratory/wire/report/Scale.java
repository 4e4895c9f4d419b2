package energy.wattle.laboratory.wire.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A vertical axis from zero to a round number.
 *
 * @param top largest value shown
 * @param step between grid lines
 */
record Scale(double top, double step) {

    private static final int LINES = 5;

    static Scale upTo(double largest) {
        double rough = Math.max(largest, 1e-9) / LINES;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = 10 * power;
        for (double candidate : new double[] {1, 2, 2.5, 5}) {
            if (candidate * power >= rough) {
                step = candidate * power;
                break;
            }
        }
        return new Scale(step * Math.ceil(Math.max(largest, step) / step), step);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= top + step / 2; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** Without more digits than the step has. */
    String written(double value) {
        int decimals = 0;
        double rest = step;
        while (decimals < 3 && Math.abs(rest - Math.rint(rest)) > 1e-6) {
            rest *= 10;
            decimals++;
        }
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
