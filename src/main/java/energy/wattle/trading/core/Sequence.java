package energy.wattle.trading.core;

import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The orders of one side in the sequence in which clearing takes them, with their limits and open quantities beside
 * them in arrays: matching then walks through memory in one direction, which counts for more than the sorting itself.
 */
final class Sequence<T extends Order> {

    /** Limits within ±2³⁴ micros (17 000 per kWh) and 2²⁴ orders fit one number each to sort by. */
    private static final int LIMIT_BITS = 35;

    private static final int INDEX_BITS = 24;
    private static final long HIGHEST_PACKED = (1L << (LIMIT_BITS - 1)) - 1;

    private final List<T> orders;
    private final long[] limits;
    private final long[] open;

    private Sequence(List<T> orders, long[] limits, long[] open) {
        this.orders = orders;
        this.limits = limits;
        this.open = open;
    }

    /** Step 1: all renewable orders by ascending price, then all conventional ones; ties by time priority. */
    static Sequence<Ask> ofSupply(List<Ask> asks) {
        int[] groups = asks.stream()
                .mapToInt(ask -> ask.source() == EnergySource.RENEWABLE ? 0 : 1)
                .toArray();
        return of(asks, groups, 1);
    }

    /** Step 1: by descending price; ties by time priority. */
    static Sequence<Bid> ofDemand(List<Bid> bids) {
        return of(bids, new int[bids.size()], -1);
    }

    List<T> orders() {
        return orders;
    }

    int size() {
        return open.length;
    }

    T order(int place) {
        return orders.get(place);
    }

    /** Micro-currency per kWh. */
    long limit(int place) {
        return limits[place];
    }

    /** Wh that found no counterpart yet. */
    long open(int place) {
        return open[place];
    }

    /** Takes Wh, at most what is open. */
    void take(int place, long quantity) {
        open[place] -= quantity;
    }

    /**
     * Sorts by group, then by {@code direction × limit}, then by the place in the list.
     *
     * @param groups 0 or 1 for each order
     * @param direction 1 or −1
     */
    private static <T extends Order> Sequence<T> of(List<T> orders, int[] groups, int direction) {
        long[] limits =
                orders.stream().mapToLong(order -> order.limit().micros()).toArray();
        int[] places = isPackable(limits) ? packed(limits, groups, direction) : compared(limits, groups, direction);
        List<T> sorted = new ArrayList<>(places.length);
        long[] sortedLimits = new long[places.length];
        long[] open = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            T order = orders.get(places[i]);
            sorted.add(order);
            sortedLimits[i] = limits[places[i]];
            open[i] = order.quantity().value();
        }
        return new Sequence<>(Collections.unmodifiableList(sorted), sortedLimits, open);
    }

    private static boolean isPackable(long[] limits) {
        return limits.length <= 1 << INDEX_BITS
                && Arrays.stream(limits).allMatch(limit -> -HIGHEST_PACKED <= limit && limit <= HIGHEST_PACKED);
    }

    /** Group, limit and place in one number each: sorting numbers is several times faster than comparing orders. */
    private static int[] packed(long[] limits, int[] groups, int direction) {
        long[] keys = new long[limits.length];
        for (int i = 0; i < keys.length; i++) {
            long rank = ((long) groups[i] << LIMIT_BITS) + direction * limits[i] + HIGHEST_PACKED;
            keys[i] = rank << INDEX_BITS | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys)
                .mapToInt(key -> (int) (key & ((1 << INDEX_BITS) - 1)))
                .toArray();
    }

    private static int[] compared(long[] limits, int[] groups, int direction) {
        Comparator<Integer> byLimit = Comparator.comparingLong(i -> limits[i]);
        return IntStream.range(0, limits.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> groups[i])
                        .thenComparing(direction > 0 ? byLimit : byLimit.reversed()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
