package energy.wattle.laboratory.core.figure;

import java.util.List;

/** Where most of several runs' values lie: the 5th percentile, the median, the 95th, each a value that was measured. */
public record Spread(long low, long median, long high) {

    /** By nearest rank. */
    public static Spread of(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return new Spread(at(sorted, 5), at(sorted, 50), at(sorted, 95));
    }

    private static long at(List<Long> sorted, int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(1, rank) - 1);
    }
}
