package energy.wattle.laboratory.core.network;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What is to happen beyond the near future, as a binary heap over arrays: by time, then in the order of coming. */
final class FarEvents {

    private static final int FIRST_SIZE = 1 << 8;

    private long[] times = new long[FIRST_SIZE];
    private long[] orders = new long[FIRST_SIZE];
    private int[] whoms = new int[FIRST_SIZE];
    private @Nullable IntConsumer[] whats = new IntConsumer[FIRST_SIZE];
    private int size;
    private long order;

    boolean isEmpty() {
        return size == 0;
    }

    /** Of the first event, µs. */
    long firstTime() {
        return times[0];
    }

    int firstWhom() {
        return whoms[0];
    }

    IntConsumer firstWhat() {
        return Objects.requireNonNull(whats[0]);
    }

    void add(long time, int whom, IntConsumer what) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            orders = Arrays.copyOf(orders, 2 * size);
            whoms = Arrays.copyOf(whoms, 2 * size);
            whats = Arrays.copyOf(whats, 2 * size);
        }
        int place = size++;
        while (place > 0 && time < times[(place - 1) >>> 1]) {
            move((place - 1) >>> 1, place);
            place = (place - 1) >>> 1;
        }
        // Its order is the highest of all, so that it stays behind whatever has the same time.
        put(place, time, order++, whom, what);
    }

    void removeFirst() {
        size--;
        if (size > 0) {
            sink(times[size], orders[size], whoms[size], Objects.requireNonNull(whats[size]));
        }
        whats[size] = null;
    }

    private void sink(long time, long itsOrder, int whom, IntConsumer what) {
        int place = 0;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && isBefore(times[child + 1], orders[child + 1], child)) {
                child++;
            }
            if (isBefore(time, itsOrder, child)) {
                break;
            }
            move(child, place);
            place = child;
        }
        put(place, time, itsOrder, whom, what);
    }

    private boolean isBefore(long time, long itsOrder, int other) {
        return time < times[other] || (time == times[other] && itsOrder < orders[other]);
    }

    private void move(int from, int to) {
        put(to, times[from], orders[from], whoms[from], Objects.requireNonNull(whats[from]));
    }

    private void put(int place, long time, long itsOrder, int whom, IntConsumer what) {
        times[place] = time;
        orders[place] = itsOrder;
        whoms[place] = whom;
        whats[place] = what;
    }
}
