package energy.wattle.laboratory.core.network;

import energy.wattle.ledger.core.simulation.Dice;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * The network between the nodes of one chain: latencies that follow from where a node stands, a queue at each uplink,
 * and a tree for what is long.
 *
 * <p>A message to one node goes straight. What all are to get and is longer than {@link #SHORT} goes by a tree in which
 * each node passes it on to {@link #CHILDREN} others in pieces, as it arrives, so that no single uplink has to carry it
 * n times; the transport passes on whatever the node's owner thinks of it. Records on their way to the pools wait
 * behind everything else at each uplink. Both algorithms send by the same rules.
 */
public final class Network {

    private static final int SHORT = 4 * 1024;
    private static final int CHILDREN = 4;
    private static final int PIECE = 16 * 1024;
    /** TCP, IP and TLS around a message. */
    private static final int AROUND = 80;

    private final NetworkTerms terms;
    private final Dice dice;
    private final int[] access;
    private final int[] east;
    private final int[] north;
    private final Uplink[] uplinks;

    private IntPredicate isCut = node -> false;
    private long bytes;

    public Network(Clockwork clock, NetworkTerms terms, int nodes, Dice dice) {
        this.terms = terms;
        this.dice = dice;
        access = new int[nodes];
        east = new int[nodes];
        north = new int[nodes];
        uplinks = new Uplink[nodes];
        for (int i = 0; i < nodes; i++) {
            uplinks[i] = new Uplink(clock, terms.uplink());
            access[i] = dice.between(terms.leastAccess(), terms.mostAccess());
            east[i] = dice.below(terms.mostDistance() / 2 + 1);
            north[i] = dice.below(terms.mostDistance() / 2 + 1);
        }
    }

    public int size() {
        return access.length;
    }

    /** Bytes that have been sent so far, with what is around them. */
    public long bytes() {
        return bytes;
    }

    /** Counts what is sent beside the simulation: heartbeats. */
    public void count(long more) {
        bytes += more;
    }

    /** Farther away from now on: a slow region. */
    public void slow(int node, int micros) {
        access[node] += micros;
    }

    /** From now on nothing passes between nodes of which one is beyond the cut and the other is not. */
    public void cut(IntPredicate beyond) {
        isCut = beyond;
    }

    /** One way without queues and jitter, µs. */
    public int latency(int from, int to) {
        return access[from] + access[to] + Math.abs(east[from] - east[to]) + Math.abs(north[from] - north[to]);
    }

    /** What a heartbeat takes there and back, µs: a median, so that jitter counts by half. */
    public int roundTrip(int from, int to) {
        int there = latency(from, to);
        return 2 * there + there * terms.jitter() / 100;
    }

    public void send(int from, int to, int length, Runnable delivered) {
        send(from, to, length, any -> delivered.run());
    }

    private void send(int from, int to, int length, IntConsumer delivered) {
        if (isCut.test(from) == isCut.test(to)) {
            bytes += length + AROUND;
            uplinks[from].send(length + AROUND, jittered(latency(from, to)), to, delivered);
        }
    }

    /**
     * To all others.
     *
     * @param mayGet who is to get it, of those who are reachable
     * @param delivered gets the receiver, at its instant
     */
    public void spread(int from, int length, IntPredicate mayGet, IntConsumer delivered) {
        if (length <= SHORT) {
            for (int to = 0; to < access.length; to++) {
                if (to != from && mayGet.test(to)) {
                    send(from, to, length, delivered);
                }
            }
            return;
        }
        new Descent(from, length, false, mayGet, delivered).begin();
    }

    /** Records on their way to all others' pools: by the tree, behind everything else. */
    public void spreadBulk(int from, int length, IntConsumer delivered) {
        new Descent(from, length, true, to -> true, delivered).begin();
    }

    /**
     * One message's way down a tree: who has got a piece passes it on at that instant, and its uplink is asked for no
     * sooner.
     */
    private final class Descent {

        private final int length;
        private final int pieces;
        private final boolean isBulk;
        private final IntConsumer delivered;
        private final IntConsumer arrives = this::arrive;
        /** Whose place in the tree it is; those at the places from {@code CHILDREN * place + 1} on are below. */
        private final int[] order;

        private final int count;
        /** µs from the one above; the same for all pieces, so that none overtakes another. */
        private final long[] ways;

        private final int[] arrived;

        Descent(int from, int length, boolean isBulk, IntPredicate mayGet, IntConsumer delivered) {
            this.length = length + AROUND;
            this.isBulk = isBulk;
            this.delivered = delivered;
            pieces = Math.ceilDiv(this.length, PIECE);
            order = new int[access.length];
            order[0] = from;
            int first = dice.below(access.length);
            int last = 0;
            for (int i = 0; i < access.length; i++) {
                int to = (first + i) % access.length;
                if (to != from && mayGet.test(to) && isCut.test(from) == isCut.test(to)) {
                    order[++last] = to;
                }
            }
            count = last + 1;
            ways = new long[count];
            for (int place = 1; place < count; place++) {
                ways[place] = jittered(latency(order[(place - 1) / CHILDREN], order[place]));
            }
            arrived = new int[count];
        }

        void begin() {
            for (int piece = 0; piece < pieces; piece++) {
                passOn(0, piece);
            }
        }

        private void arrive(int place) {
            int piece = arrived[place]++;
            passOn(place, piece);
            if (arrived[place] == pieces) {
                delivered.accept(order[place]);
            }
        }

        private void passOn(int place, int piece) {
            int from = order[place];
            int size = Math.min(PIECE, length - piece * PIECE);
            int end = Math.min(count, CHILDREN * place + 1 + CHILDREN);
            for (int below = CHILDREN * place + 1; below < end; below++) {
                if (isCut.test(from) != isCut.test(order[below])) {
                    continue;
                }
                bytes += size;
                if (isBulk) {
                    uplinks[from].sendBehind(size, ways[below], below, arrives);
                } else {
                    uplinks[from].send(size, ways[below], below, arrives);
                }
            }
        }
    }

    private long jittered(int latency) {
        long way = latency + (long) latency * dice.below(terms.jitter() + 1) / 100;
        return dice.perMille(terms.loss()) ? way + terms.retransmission() : way;
    }
}
