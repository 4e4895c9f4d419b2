package energy.wattle.disclosure.core;

import energy.wattle.units.ParticipantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A figure at one place of a hierarchy of places, whose value is the sum of its parts' values: the market over its
 * zones, a zone's day over its hours, an hour over its quarters.
 *
 * @param place names it
 * @param sides what members contribute, not negative, for each side that has to be protected together: what one side's
 *     figure would reveal of the other is not revealed either
 * @param parts in their order; none at the finest
 * @param isWhole whether its parts are told all or not at all, as an hour's quarters are
 */
public record Cell<P>(P place, List<SortedMap<ParticipantId, Long>> sides, List<Cell<P>> parts, boolean isWhole) {

    public Cell {
        sides = List.copyOf(sides);
        parts = List.copyOf(parts);
    }

    public static <P> Cell<P> finest(P place, List<SortedMap<ParticipantId, Long>> sides) {
        return new Cell<>(place, sides, List.of(), false);
    }

    /** @param parts at least one, all with the same sides */
    public static <P> Cell<P> sum(P place, List<Cell<P>> parts, boolean isWhole) {
        return new Cell<>(place, sidesOf(parts), parts, isWhole);
    }

    /** What several cells come to together, by side. */
    static <P> List<SortedMap<ParticipantId, Long>> sidesOf(List<Cell<P>> cells) {
        List<SortedMap<ParticipantId, Long>> sums = new ArrayList<>();
        for (int side = 0; side < cells.getFirst().sides().size(); side++) {
            SortedMap<ParticipantId, Long> sum = new TreeMap<>();
            for (Cell<P> cell : cells) {
                cell.sides().get(side).forEach((id, part) -> sum.merge(id, part, Math::addExact));
            }
            sums.add(Collections.unmodifiableSortedMap(sum));
        }
        return sums;
    }

    boolean isPermitted(ProtectionRule rule) {
        return sides.stream().allMatch(rule::permits);
    }

    /** The value of one side. */
    public long value(int side) {
        long value = 0;
        for (long part : sides.get(side).values()) {
            value = Math.addExact(value, part);
        }
        return value;
    }
}
