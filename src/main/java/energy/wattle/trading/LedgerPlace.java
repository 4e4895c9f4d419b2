package energy.wattle.trading;

import java.util.Comparator;

/**
 * Where a record stands on the zone's chain. The order of places is time priority. Source: Market rules, Declarations.
 *
 * @param position of the record in the block
 */
public record LedgerPlace(BlockPoint block, int position) implements Comparable<LedgerPlace> {

    private static final Comparator<LedgerPlace> SEQUENCE = Comparator.<LedgerPlace>comparingLong(
                    place -> place.block().height())
            .thenComparingInt(LedgerPlace::position);

    /** Block height, then position. */
    @Override
    public int compareTo(LedgerPlace other) {
        return SEQUENCE.compare(this, other);
    }
}
