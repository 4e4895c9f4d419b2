package energy.wattle.ledger.service;

import java.util.PriorityQueue;

/** Parcels on their way, each until its time has come. For one thread at a time. */
final class Mailbox {

    /** Parcels that come within so much of one another come together, µs: fewer awakenings, and no order is lost. */
    private static final long TICK = 250;

    private static final long NANOS_PER_MICRO = 1_000;

    private final PriorityQueue<Delivery> underWay = new PriorityQueue<>();
    private long order;

    private record Delivery(long at, long order, Runnable what) implements Comparable<Delivery> {

        @Override
        public int compareTo(Delivery other) {
            int byTime = Long.compare(at - other.at, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** @param micros from now on */
    void post(long micros, Runnable what) {
        long tick = TICK * NANOS_PER_MICRO;
        long at = System.nanoTime() + micros * NANOS_PER_MICRO;
        underWay.add(new Delivery(Math.floorDiv(at, tick) * tick + tick, order++, what));
    }

    /** Delivers what has come first, if it is its time. */
    boolean deliver(long now) {
        Delivery first = underWay.peek();
        if (first == null || first.at() - now > 0) {
            return false;
        }
        underWay.remove();
        first.what().run();
        return true;
    }

    /** Nanoseconds until the next one comes; very long if none is under way. */
    long untilNext(long now) {
        Delivery first = underWay.peek();
        return first == null ? Long.MAX_VALUE : Math.max(0, first.at() - now);
    }

    void clear() {
        underWay.clear();
    }
}
