package energy.wattle.ledger.wire.peer;

import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for one peer, bounded in number and bytes: the oldest gives way, since whoever needs it has it sent again.
 */
final class Outgoing {

    private static final Logger LOG = LoggerFactory.getLogger(PeerLinks.class);

    private final LinkStream stream;
    private final PeerLimits limits;
    private final ScheduledExecutorService timer;
    private final FrameRate pace;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private PeerCounts counts = new PeerCounts();
    private long bytes;
    private boolean isPaused;
    private boolean isOver;

    Outgoing(LinkStream stream, PeerLimits limits, ScheduledExecutorService timer) {
        this.stream = stream;
        this.limits = limits;
        this.timer = timer;
        pace = new FrameRate(limits.framesPerSecond(), limits.framesPerSecond(), System.nanoTime());
    }

    /** Counts for this peer from now on. */
    synchronized void count(PeerCounts peer) {
        counts = peer;
    }

    /** At once, before all that waits. */
    synchronized void say(byte[] message) {
        if (!isOver) {
            stream.send(message);
        }
    }

    synchronized void offer(byte[] message) {
        if (isOver) {
            counts.dropped.increment();
            return;
        }
        waiting.add(message);
        bytes += message.length;
        while (waiting.size() > limits.queueFrames() || bytes > limits.queueBytes()) {
            bytes -= waiting.remove().length;
            counts.dropped.increment();
        }
        drain();
    }

    synchronized void drain() {
        while (!isOver && !isPaused && !waiting.isEmpty() && stream.isReady()) {
            long wait = pace.take(System.nanoTime());
            if (wait > 0) {
                isPaused = true;
                goOnAfter(wait);
                return;
            }
            byte[] next = waiting.remove();
            bytes -= next.length;
            stream.send(next);
            counts.framesOut.increment();
            counts.bytesOut.add(next.length);
        }
    }

    private void goOnAfter(long nanos) {
        try {
            var _ = timer.schedule(this::goOn, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.trace("links are closed: what waits is not sent any more", e);
        }
    }

    private synchronized void goOn() {
        isPaused = false;
        drain();
    }

    /** Takes away what waits, for a newer link to the same peer. */
    synchronized List<byte[]> take() {
        List<byte[]> taken = List.copyOf(waiting);
        waiting.clear();
        bytes = 0;
        return taken;
    }

    synchronized void end(Status status) {
        if (!isOver) {
            isOver = true;
            counts.dropped.add(waiting.size());
            waiting.clear();
            stream.end(status);
        }
    }
}
