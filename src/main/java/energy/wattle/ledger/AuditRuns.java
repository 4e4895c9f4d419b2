package energy.wattle.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Runs the {@link Audit} beside everything else, one at a time, and keeps what came of the last ones. Administrators'.
 */
public interface AuditRuns {

    /**
     * Starts one, unless one runs.
     *
     * @return whether it was started
     */
    boolean start();

    /** The one that was started last, whether it runs or is over. */
    Optional<Run> latest();

    /** An audit. */
    record Run(Instant startedAt, State state) {}

    /** How far an audit has come. */
    sealed interface State {}

    /** @param chains that are done, of how many; both 0 before the first is */
    record Running(int chains, int of) implements State {}

    record Done(Instant finishedAt, Audit.Report report) implements State {}

    /** The instance ended, or failed, before the audit was through. */
    record Interrupted() implements State {}
}
