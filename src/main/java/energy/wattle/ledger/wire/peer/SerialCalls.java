package energy.wattle.ledger.wire.peer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one after another, never on the caller's thread. What waits is bounded by who submits: one frame for each link,
 * since the next is asked for when the call is over, and what happens to links themselves.
 */
final class SerialCalls {

    private static final Logger LOG = LoggerFactory.getLogger(PeerLinks.class);

    private final Executor executor;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean isRunning;

    SerialCalls(Executor executor) {
        this.executor = executor;
    }

    void submit(Runnable call) {
        synchronized (waiting) {
            waiting.add(call);
            if (isRunning) {
                return;
            }
            isRunning = true;
        }
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException e) {
            LOG.debug("links are closed: nobody is told any more", e);
        }
    }

    private void run() {
        while (true) {
            Runnable next;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null) {
                    isRunning = false;
                    return;
                }
            }
            try {
                next.run();
            } catch (RuntimeException e) {
                LOG.error("what came over a link could not be dealt with", e);
            }
        }
    }
}
