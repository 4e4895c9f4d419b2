package energy.wattle.ledger.wire.peer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a link to the first parent that answers. While a less preferred one is in use, those before it are tried again,
 * and taken back. Runs on the timer's one thread.
 */
final class ParentDialler {

    private static final int MOST_DOUBLINGS = 20;

    /** Waiting times differ by up to so much, so that not all children come at once. */
    private static final double JITTER = 0.25;

    private final List<PeerSettings.Parent> parents;
    private final Neighbours neighbours;
    private final ScheduledExecutorService timer;
    private final Function<PeerSettings.Parent, PeerLink> dial;

    private @Nullable PeerLink inUse;
    private int placeInUse;
    private long since;
    private boolean isDialling;
    private boolean isRenewing;
    private int failures;
    private Future<?> planned = CompletableFuture.completedFuture(null);

    ParentDialler(
            List<PeerSettings.Parent> parents,
            Neighbours neighbours,
            ScheduledExecutorService timer,
            Function<PeerSettings.Parent, PeerLink> dial) {
        this.parents = parents;
        this.neighbours = neighbours;
        this.timer = timer;
        this.dial = dial;
    }

    void start() {
        if (!parents.isEmpty()) {
            soon(this::round);
        }
    }

    /** Links anew, with the certificate that the process has now. */
    void renew() {
        if (!parents.isEmpty()) {
            soon(() -> {
                isRenewing = true;
                round();
            });
        }
    }

    private void round() {
        if (!isDialling && (inUse == null || placeInUse > 0 || isRenewing)) {
            isDialling = true;
            dial(0);
        }
    }

    /** Parents that are worth a try now: all, or those that are preferred to the one in use. */
    private int last() {
        return inUse == null ? parents.size() : placeInUse + (isRenewing ? 1 : 0);
    }

    private void dial(int place) {
        int next = place;
        while (next < last() && neighbours.isCutOff(parents.get(next).name())) {
            next++;
        }
        if (next >= last()) {
            isDialling = false;
            again();
            return;
        }
        int dialled = next;
        PeerSettings.Parent parent = parents.get(dialled);
        PeerLink link;
        try {
            link = dial.apply(parent);
        } catch (RuntimeException e) {
            neighbours.failed(parent.name(), "cannot be dialled: " + e); // a host that is no host's name
            soon(() -> dial(dialled + 1));
            return;
        }
        var _ = link.linked().whenComplete((nothing, failure) -> {
            if (failure == null) {
                soon(() -> take(dialled, link));
            } else {
                neighbours.failed(parent.name(), String.valueOf(failure.getMessage()));
                soon(() -> dial(dialled + 1));
            }
        });
    }

    private void take(int place, PeerLink link) {
        inUse = link;
        placeInUse = place;
        since = System.nanoTime();
        isDialling = false;
        isRenewing = false;
        var _ = link.ended().thenRun(() -> soon(() -> lost(link)));
        if (place > 0) {
            nextRound(neighbours.limits().times().preferred());
        }
    }

    private void lost(PeerLink link) {
        if (link == inUse) {
            inUse = null;
            Duration held = Duration.ofNanos(System.nanoTime() - since);
            if (held.compareTo(neighbours.limits().times().reconnectMost()) > 0) {
                failures = 0;
            }
            if (!isDialling) {
                again();
            }
        }
    }

    private void again() {
        PeerLimits.Times times = neighbours.limits().times();
        if (inUse != null) {
            if (placeInUse > 0 || isRenewing) {
                nextRound(times.preferred());
            }
            return;
        }
        Duration wait = times.reconnectFirst().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        nextRound(wait.compareTo(times.reconnectMost()) > 0 ? times.reconnectMost() : wait);
    }

    private void nextRound(Duration wait) {
        planned.cancel(false);
        planned = later(jittered(wait), this::round);
    }

    private static Duration jittered(Duration wait) {
        long nanos = wait.toNanos();
        return Duration.ofNanos(
                nanos - (long) (nanos * JITTER * ThreadLocalRandom.current().nextDouble()));
    }

    private void soon(Runnable what) {
        var _ = later(Duration.ZERO, what);
    }

    private Future<?> later(Duration wait, Runnable what) {
        try {
            return timer.schedule(what, wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e); // links are closed: nothing is dialled any more
        }
    }
}
