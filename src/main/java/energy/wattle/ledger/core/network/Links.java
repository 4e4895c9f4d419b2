package energy.wattle.ledger.core.network;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.CryptoSuites;
import java.nio.ByteBuffer;

/**
 * How long a message takes between two nodes of one process, one way: a function of the chain's and the nodes' names,
 * the same in every instance.
 *
 * <p>Each node has a place in a square of {@value #KILOMETRES} km and an access line of {@value #FASTEST_ACCESS} to
 * {@value #SLOWEST_ACCESS} µs, drawn by hash; a message takes both access lines and {@value #MICROS_PER_KM} µs per km
 * between the places. A relay stands in the middle of the square, on a line of {@value #RELAY_ACCESS} µs.
 *
 * @param chain whose nodes they are
 */
public record Links(NodeId chain) {

    public static final int KILOMETRES = 40;
    public static final int FASTEST_ACCESS = 200;
    public static final int SLOWEST_ACCESS = 2_200;
    public static final int RELAY_ACCESS = 100;
    public static final int MICROS_PER_KM = 8;

    private static final int METRES_PER_KM = 1_000;

    /** Where a node is, in metres, and its access line. */
    private record Place(int east, int north, int access) {}

    /** µs from one node to another. */
    public long between(NodeId one, NodeId other) {
        return between(place(one), place(other));
    }

    /** µs from a node to the relay, or back. */
    public long toRelay(NodeId node) {
        int middle = KILOMETRES * METRES_PER_KM / 2;
        return between(place(node), new Place(middle, middle, RELAY_ACCESS));
    }

    private static long between(Place one, Place other) {
        long east = (long) one.east - other.east;
        long north = (long) one.north - other.north;
        long metres = root(east * east + north * north);
        return (long) one.access + other.access + metres * MICROS_PER_KM / METRES_PER_KM;
    }

    private Place place(NodeId node) {
        ByteBuffer drawn = ByteBuffer.wrap(CryptoSuites.ED25519
                .tagged("wattle/link", Bytes.ofUtf8("%s/%s".formatted(chain.code(), node.code())))
                .bytes()
                .toArray());
        int side = KILOMETRES * METRES_PER_KM;
        return new Place(
                Math.floorMod(drawn.getInt(), side),
                Math.floorMod(drawn.getInt(), side),
                FASTEST_ACCESS + Math.floorMod(drawn.getInt(), SLOWEST_ACCESS - FASTEST_ACCESS));
    }

    /** The integer square root. */
    private static long root(long square) {
        long low = 0;
        long high = 1L << 31;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (middle * middle <= square) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
