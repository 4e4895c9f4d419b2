package energy.wattle.disclosure.core;

import java.util.List;

/**
 * A figure that may be published: the sum of neighbouring cells of one parent, of which no single one is told.
 *
 * @param cells at least one; more where one of them, or a rest that would reveal it, had to be merged
 * @param finest how many finest cells it stands for
 */
public record Told<P>(List<Cell<P>> cells, int finest) {

    public Told {
        cells = List.copyOf(cells);
    }

    /** The value of one side. */
    public long value(int side) {
        return cells.stream().mapToLong(cell -> cell.value(side)).reduce(0, Math::addExact);
    }
}
