package energy.wattle.ledger.service;

import energy.wattle.ledger.NodeId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What other processes have sent for one chain, until the thread that drives the chain takes it. */
final class Inbox {

    /** Some heights of messages from 150 nodes; the oldest are lost first, and are sent again if they matter. */
    private static final int MOST = 8_000;

    private final Deque<Sent> waiting = new ArrayDeque<>();
    private @Nullable Thread reader;

    /**
     * A parcel.
     *
     * @param from the neighbour that brought it
     * @param to the only node that it is for; nothing: all of them
     */
    record Sent(String from, Optional<NodeId> to, Parcel parcel) {}

    synchronized void add(Sent sent) {
        if (waiting.size() >= MOST) {
            waiting.removeFirst();
        }
        waiting.addLast(sent);
        LockSupport.unpark(reader);
    }

    /** The calling thread is woken from now on when something comes. */
    synchronized void readBy(Thread thread) {
        reader = thread;
    }

    synchronized Optional<Sent> poll() {
        return Optional.ofNullable(waiting.pollFirst());
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }
}
