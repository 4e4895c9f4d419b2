package energy.wattle.laboratory.core.network;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time of one run, in microseconds from 0: what is scheduled happens in its order, and nothing waits.
 *
 * <p>A run schedules hundreds of millions of things, most of them for the next tenth of a second, so each microsecond
 * of that time has a list of its own in a ring; what is farther away waits in a heap. An event is a number and what
 * gets it, so that one object serves all receivers of a message.
 */
public final class Clockwork {

    private static final int RING = 1 << 17;
    private static final int MASK = RING - 1;
    private static final int FIRST_SIZE = 1 << 12;
    private static final int NONE = -1;

    /** First and last event of each microsecond, by its place in the ring. */
    private final int[] firsts = new int[RING];

    private final int[] lasts = new int[RING];
    /** A bit for each microsecond that has events. */
    private final long[] taken = new long[RING / Long.SIZE];

    private int[] nexts = new int[FIRST_SIZE];
    private int[] whoms = new int[FIRST_SIZE];
    private @Nullable IntConsumer[] whats = new IntConsumer[FIRST_SIZE];
    private int free = NONE;
    private int used;
    private int inRing;
    private final FarEvents far = new FarEvents();
    private long now;

    /** µs since the run began. */
    public long now() {
        return now;
    }

    /** @param delay µs from now */
    public void in(long delay, Runnable what) {
        at(now + delay, what);
    }

    /** @param time µs; what is past happens now */
    public void at(long time, Runnable what) {
        at(time, 0, any -> what.run());
    }

    /**
     * @param time µs; what is past happens now
     * @param whom what {@code what} gets
     */
    public void at(long time, int whom, IntConsumer what) {
        long due = Math.max(now, time);
        if (due - now < RING) {
            append(due, whom, what);
        } else {
            far.add(due, whom, what);
        }
    }

    /** Lets what is next happen; false if nothing is to come. */
    public boolean advance() {
        if (inRing == 0 && far.isEmpty()) {
            return false;
        }
        long next = inRing == 0 ? far.firstTime() : nextInRing();
        if (next > now) {
            now = next;
            approach();
        }
        happen((int) (next & MASK));
        return true;
    }

    /** What has come near moves to the ring before anything new can: it was there first. */
    private void approach() {
        while (!far.isEmpty() && far.firstTime() - now < RING) {
            append(far.firstTime(), far.firstWhom(), far.firstWhat());
            far.removeFirst();
        }
    }

    private void happen(int place) {
        int event = firsts[place];
        int whom = whoms[event];
        IntConsumer what = Objects.requireNonNull(whats[event]);
        if (event == lasts[place]) {
            taken[place / Long.SIZE] &= ~(1L << place);
        } else {
            firsts[place] = nexts[event];
        }
        whats[event] = null;
        nexts[event] = free;
        free = event;
        inRing--;
        what.accept(whom);
    }

    private void append(long time, int whom, IntConsumer what) {
        int event = freed();
        whoms[event] = whom;
        whats[event] = what;
        int place = (int) (time & MASK);
        long bit = 1L << place;
        if ((taken[place / Long.SIZE] & bit) == 0) {
            taken[place / Long.SIZE] |= bit;
            firsts[place] = event;
        } else {
            nexts[lasts[place]] = event;
        }
        lasts[place] = event;
        inRing++;
    }

    private int freed() {
        if (free != NONE) {
            int event = free;
            free = nexts[event];
            return event;
        }
        if (used == nexts.length) {
            nexts = Arrays.copyOf(nexts, 2 * used);
            whoms = Arrays.copyOf(whoms, 2 * used);
            whats = Arrays.copyOf(whats, 2 * used);
        }
        return used++;
    }

    /** The next microsecond with an event, from now on and once around. */
    private long nextInRing() {
        int from = (int) (now & MASK);
        int word = from / Long.SIZE;
        long bits = taken[word] & (-1L << from);
        while (bits == 0) {
            word = (word + 1) % taken.length;
            bits = taken[word];
        }
        int place = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        return now + ((place - from) & MASK);
    }
}
