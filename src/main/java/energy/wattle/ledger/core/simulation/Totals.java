package energy.wattle.ledger.core.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What many schedules gave, in the order of their seeds.
 *
 * @param worstDelay of all, virtual milliseconds
 * @param trace hash over the schedules' traces
 * @param violation of the first schedule that had one
 */
public record Totals(
        long schedules,
        long heights,
        long rounds,
        long worstDelay,
        long trace,
        Map<Fault, Long> faults,
        long elections,
        long evictions,
        Optional<Violation> violation) {

    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, Map.of(), 0, 0, Optional.empty());

    public Totals {
        faults = Map.copyOf(faults);
    }

    public Totals plus(Outcome outcome) {
        Map<Fault, Long> sum = new EnumMap<>(Fault.class);
        sum.putAll(faults);
        outcome.faults().forEach((fault, count) -> sum.merge(fault, count, Long::sum));
        return new Totals(
                schedules + 1,
                heights + outcome.heights(),
                rounds + outcome.rounds(),
                Math.max(worstDelay, outcome.worstDelay()),
                Dice.mix(trace * 31 + outcome.trace()),
                sum,
                elections + outcome.elections(),
                evictions + outcome.evictions(),
                violation.or(outcome::violation));
    }
}
