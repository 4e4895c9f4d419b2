package energy.wattle.ledger.core.simulation;

import java.util.Map;
import java.util.Optional;

/**
 * What one schedule gave.
 *
 * @param heights decided by the node that is ahead
 * @param rounds begun for them, the highest of each height plus one
 * @param worstDelay longest time from a height's first beginning to its first decision, virtual milliseconds
 * @param trace hash of everything that happened
 * @param elections held
 * @param evictions nodes that evidence has convicted on the chain
 */
public record Outcome(
        long seed,
        long heights,
        long rounds,
        long worstDelay,
        long trace,
        Map<Fault, Long> faults,
        long elections,
        long evictions,
        Optional<Violation> violation) {

    public Outcome {
        faults = Map.copyOf(faults);
    }
}
