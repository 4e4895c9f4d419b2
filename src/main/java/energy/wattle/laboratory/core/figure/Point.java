package energy.wattle.laboratory.core.figure;

import energy.wattle.laboratory.core.trial.Setting;
import java.util.List;

/**
 * One setting of a figure, to be run with several seeds.
 *
 * @param xs what stands on the axis, one per checkpoint
 * @param checkpoints rounds at which the run is measured, ascending; 0 alone where transactions are
 * @param setting with any seed
 * @param seeds how many
 */
public record Point(List<String> xs, List<Integer> checkpoints, Setting setting, int seeds) {

    public Point {
        xs = List.copyOf(xs);
        checkpoints = List.copyOf(checkpoints);
        if (xs.size() != checkpoints.size() || xs.isEmpty()) {
            throw new IllegalArgumentException("each checkpoint has its place on the axis");
        }
    }

    static Point of(String x, Setting setting, int seeds) {
        return new Point(List.of(x), List.of(setting.rounds()), setting, seeds);
    }
}
