package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Misbehaviour;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.service.Heartbeats.Pair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Measures how long messages take between the nodes of this process: each node pings each other one over their link,
 * with a fresh nonce, and takes the time by the monotonic clock. All pairs of all chains in turn, evenly over the
 * interval, so that there is never a burst. Source: Ledger, rule 4.
 */
final class Pinger implements SmartLifecycle {

    private static final long TICK_MILLIS = 50;

    /** The first rounds come so much faster: a market that has just started knows nobody's distance. */
    private static final int HURRY = 5;

    private static final int HURRIED_ROUNDS = 3;

    private final NetworkBooks books;
    private final Neighbours neighbours;
    private final long intervalMillis;
    private final boolean isAutomatic;
    private final SecureRandom random = new SecureRandom();
    private ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
    private List<Run> queue = List.of();
    private int place;
    private long roundBegan;
    private int rounds;
    private volatile boolean isRunning;

    private record Run(ChainId chain, NetworkBook book, Pair pair) {}

    Pinger(NetworkBooks books, NetworkSettings settings, Neighbours neighbours, boolean isAutomatic) {
        this.books = books;
        this.neighbours = neighbours;
        this.isAutomatic = isAutomatic;
        intervalMillis = settings.pings().toMillis();
    }

    @Override
    public boolean isAutoStartup() {
        return isAutomatic && !books.byChain().isEmpty();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it runs until the clock is stopped
    public synchronized void start() {
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("pinger").daemon().factory());
        clock.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        isRunning = true;
    }

    @Override
    public synchronized void stop() {
        isRunning = false;
        clock.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private void tick() {
        long interval = rounds <= HURRIED_ROUNDS ? Math.max(1, intervalMillis / HURRY) : intervalMillis;
        long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - roundBegan);
        if (place >= queue.size() && (queue.isEmpty() || elapsed >= interval)) {
            queue = pairs();
            place = 0;
            rounds++;
            roundBegan = System.nanoTime();
            elapsed = 0;
        }
        long due = Math.min(queue.size(), 1 + elapsed * queue.size() / interval);
        long most = Math.max(1, Math.ceilDiv(queue.size() * TICK_MILLIS, interval));
        for (long i = 0; i < most && place < due; i++) {
            ping(queue.get(place++));
        }
    }

    private List<Run> pairs() {
        List<Run> all = new ArrayList<>();
        books.byChain().forEach((chain, book) -> {
            List<NodeId> nodes = book.pinged();
            for (NodeId from : nodes) {
                for (NodeId to : nodes) {
                    if (!from.equals(to) && book.isHere(from)) {
                        all.add(new Run(chain, book, new Pair(from, to)));
                    }
                }
            }
        });
        return all;
    }

    private void ping(Run run) {
        NetworkBook book = run.book();
        Pair pair = run.pair();
        if (book.misbehaviour(pair.from()) == Misbehaviour.SILENCE) {
            return;
        }
        long nonce = random.nextLong(Long.MAX_VALUE); // a field of the wire holds no negative number
        book.heartbeats().sent(pair, nonce, System.nanoTime());
        if (!book.isHere(pair.to())) {
            neighbours.spread(run.chain(), Optional.of(pair.to()), new Parcel.Ping(pair.from(), pair.to(), nonce));
            return;
        }
        long there = book.links().between(pair.from(), pair.to()) + lateness(book, pair.from());
        after(there, () -> {
            if (book.misbehaviour(pair.to()) != Misbehaviour.SILENCE) {
                long back = book.links().between(pair.to(), pair.from()) + lateness(book, pair.to());
                after(back, () -> book.heartbeats().answered(pair, nonce, System.nanoTime()));
            }
        });
    }

    /** A node of another process asks one of this one. */
    void answer(ChainId chain, Parcel.Ping ping) {
        Optional.ofNullable(books.byChain().get(chain))
                .filter(book -> book.isHere(ping.to()) && book.misbehaviour(ping.to()) != Misbehaviour.SILENCE)
                .ifPresent(book -> after(
                        lateness(book, ping.to()),
                        () -> neighbours.spread(
                                chain,
                                Optional.of(ping.from()),
                                new Parcel.Pong(ping.from(), ping.to(), ping.nonce()))));
    }

    /** A node of another process has answered one of this one. */
    void answered(ChainId chain, Parcel.Pong pong) {
        Optional.ofNullable(books.byChain().get(chain))
                .filter(book -> book.isHere(pong.from()))
                .ifPresent(book ->
                        book.heartbeats().answered(new Pair(pong.from(), pong.to()), pong.nonce(), System.nanoTime()));
    }

    private static long lateness(NetworkBook book, NodeId node) {
        return book.misbehaviour(node) == Misbehaviour.SLOWNESS ? Mischief.LATE : 0;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what comes of it is said where it arrives
    private void after(long micros, Runnable what) {
        try {
            clock.schedule(what, micros, TimeUnit.MICROSECONDS);
        } catch (RejectedExecutionException e) {
            isRunning = false; // stopped meanwhile
        }
    }
}
