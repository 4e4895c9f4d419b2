package energy.wattle.ledger.core.simulation;

import java.util.List;

/**
 * An invariant that did not hold.
 *
 * @param invariant in words
 * @param what happened
 * @param lastEvents the ones before it, oldest first
 */
public record Violation(long seed, String invariant, String what, List<String> lastEvents) {

    public Violation {
        lastEvents = List.copyOf(lastEvents);
    }

    /** Thrown within a run, and caught at its rim. */
    static final class Found extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String invariant;

        Found(String invariant, String what) {
            super(what);
            this.invariant = invariant;
        }

        String invariant() {
            return invariant;
        }
    }
}
