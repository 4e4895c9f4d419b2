package energy.wattle.laboratory.wire.report;

import energy.wattle.laboratory.core.figure.Measure;
import energy.wattle.laboratory.core.figure.Spread;
import java.util.Locale;

/** How measured values are written. */
final class Numbers {

    private Numbers() {}

    /** In the unit of the measure's axis. */
    static double scaled(Measure measure, long value) {
        return switch (measure) {
            case TIME, RECOVERY -> value / 1e6;
            case THROUGHPUT -> value / 1e3;
            case BYTES -> value / 1024.0;
        };
    }

    static Words unit(Measure measure) {
        return Words.of("laboratory.unit." + measure);
    }

    static String written(Measure measure, long value) {
        double scaled = scaled(measure, value);
        String form = scaled >= 1000 ? "%.0f" : scaled >= 100 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, scaled);
    }

    static Words withUnit(Measure measure, long value) {
        return Words.of("laboratory.amount", written(measure, value), unit(measure));
    }

    static String span(Measure measure, Spread spread) {
        return "%s–%s".formatted(written(measure, spread.low()), written(measure, spread.high()));
    }

    /** Hundredths. */
    static String ratio(long hundredths) {
        return "%d.%02d".formatted(hundredths / 100, hundredths % 100);
    }
}
