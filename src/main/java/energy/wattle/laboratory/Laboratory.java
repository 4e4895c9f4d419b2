package energy.wattle.laboratory;

import java.util.List;
import java.util.Optional;

/**
 * Small sweeps of the paper's figures as background jobs, and what came of them. For administrators, regulators and
 * researchers. Source: Experiments.
 */
public interface Laboratory {

    /** Figures that can be run, as the bundle's {@code laboratory.figure.*} name them, the paper's first. */
    List<String> figures();

    /** The latest ones, newest first. */
    List<Experiment> experiments();

    Optional<Experiment> experiment(long id);

    /** Results in the order of the figures; none before the sweep is over. */
    List<FigureResult> results(long id);

    /**
     * Starts a sweep of small networks.
     *
     * @param figures at least one of {@link #figures()}
     * @param seed first one
     */
    StartOutcome start(List<String> figures, long seed);

    /** Ends a sweep within seconds; what has been run is kept. */
    void cancel(long id);
}
