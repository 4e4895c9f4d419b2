package energy.wattle.laboratory.wire;

import energy.wattle.laboratory.core.SteadyLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The simulated load of a large zone, with what signing, checking, hashing, executing and storing take here. */
public final class MeasuredLoad {

    private MeasuredLoad() {}

    public static SteadyLoad.Outcome run(int nodes, int perSecond, int seconds) {
        try {
            Path folder = Files.createTempDirectory("wattle-costs");
            return SteadyLoad.run(nodes, perSecond, seconds, new CostsMeasurement().measured(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
