package energy.wattle.sample.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whole numbers, one for each interval of a {@link DataSet}. Immutable. */
public final class Series {

    private final long[] values;

    public Series(long... values) {
        this.values = values.clone();
    }

    /** @param index from 0 to {@link #length()} − 1 */
    public long at(int index) {
        return values[index];
    }

    /** What is left without the first so many. */
    Series from(int index) {
        return new Series(Arrays.copyOfRange(values, index, values.length));
    }

    public int length() {
        return values.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Series series && Arrays.equals(values, series.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
