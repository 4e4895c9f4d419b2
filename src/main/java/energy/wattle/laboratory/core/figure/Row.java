package energy.wattle.laboratory.core.figure;

import energy.wattle.laboratory.core.trial.Measured;
import energy.wattle.laboratory.core.trial.Setting;

/**
 * What one run gave at one place of a figure.
 *
 * @param x what stands on the axis
 * @param setting with the run's seed
 */
public record Row(Figure figure, String x, Setting setting, Measured measured) {

    public long value() {
        return figure.measure().of(measured);
    }
}
