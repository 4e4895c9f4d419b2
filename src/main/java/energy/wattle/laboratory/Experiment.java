package energy.wattle.laboratory;

import java.time.Instant;
import java.util.List;

/**
 * A sweep that somebody started.
 *
 * @param figures as the bundle's {@code laboratory.figure.*} name them
 * @param startedAt time of day
 */
public record Experiment(long id, List<String> figures, long seed, String startedBy, Instant startedAt, State state) {

    public Experiment {
        figures = List.copyOf(figures);
    }

    /** How far it has come. */
    public sealed interface State {}

    /**
     * @param done runs, of {@code all}; both 0 before the first
     * @param isEnding somebody has cancelled it
     */
    public record Running(int done, int all, boolean isEnding) implements State {}

    public record Finished(Instant at) implements State {}

    public record Cancelled(Instant at) implements State {}

    /** The instance ended, or failed, before it was through. */
    public record Interrupted() implements State {}
}
