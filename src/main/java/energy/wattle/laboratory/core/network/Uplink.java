package energy.wattle.laboratory.core.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;

/**
 * A node's way into the network. What is sent goes in the order of sending, each as soon as the link is free; what may
 * wait goes in between, one at a time, whenever nothing else is to go. Nothing is booked before its instant, so that
 * the link never stands idle while something waits.
 */
final class Uplink {

    private final Clockwork clock;
    private final int megabits;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /** µs */
    private long freeAt;

    private boolean isNextDue;

    private record Waiting(int length, long way, int whom, IntConsumer arrived) {}

    /** @param megabits a second */
    Uplink(Clockwork clock, int megabits) {
        this.clock = clock;
        this.megabits = megabits;
    }

    /**
     * @param way µs from the link's end to the receiver
     * @param whom what {@code arrived} gets
     */
    void send(int length, long way, int whom, IntConsumer arrived) {
        // Bits over Mbit/s are µs.
        freeAt = Math.max(clock.now(), freeAt) + (long) length * 8 / megabits;
        clock.at(freeAt + way, whom, arrived);
    }

    /** Behind everything else, also what is sent later. */
    void sendBehind(int length, long way, int whom, IntConsumer arrived) {
        waiting.add(new Waiting(length, way, whom, arrived));
        if (!isNextDue) {
            next();
        }
    }

    private void next() {
        isNextDue = false;
        if (freeAt <= clock.now() && !waiting.isEmpty()) {
            Waiting first = waiting.remove();
            send(first.length(), first.way(), first.whom(), first.arrived());
        }
        if (!waiting.isEmpty()) {
            isNextDue = true;
            clock.at(freeAt, this::next);
        }
    }
}
