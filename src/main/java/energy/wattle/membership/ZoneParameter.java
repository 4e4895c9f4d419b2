package energy.wattle.membership;

import energy.wattle.units.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A parameter that zones may set: declared by the module that reads it, so that a wrong name or value is refused where
 * it is entered. The chain checks no more than its form, since a node may be older than a parameter.
 *
 * @param name as {@code trading.price-cap-micros}: the module, a dot, and words with hyphens
 * @param minimum least value that makes sense
 * @param maximum greatest value that makes sense
 * @param otherwise value where the zone sets none
 * @param unit what the number counts, as {@code minutes}; empty for a mere number
 */
public record ZoneParameter(String name, long minimum, long maximum, long otherwise, String unit) {

    public ZoneParameter {
        if (minimum > otherwise || otherwise > maximum) {
            throw new IllegalArgumentException(
                    "%s: %d is not from %d to %d".formatted(name, otherwise, minimum, maximum));
        }
    }

    /** What a zone has it at. */
    public long of(Zone zone) {
        return zone.parameter(name, otherwise);
    }

    /** What is wrong with a value, if anything. */
    public Optional<Problem> problem(long value) {
        return minimum <= value && value <= maximum
                ? Optional.empty()
                : Optional.of(Problem.of("membership.zone.parameter.bounds", name, value, minimum, maximum, unit));
    }

    /** The parameters of one module: a bean of its. */
    public interface Declared {

        List<ZoneParameter> parameters();
    }
}
