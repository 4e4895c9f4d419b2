package energy.wattle.laboratory.core.network;

/**
 * What a chain's network is like.
 *
 * @param uplink Mbit/s of each node, one way
 * @param leastAccess µs from a node to the network, one way: the best connected one
 * @param mostAccess the worst connected one
 * @param mostDistance µs across the network, one way
 * @param jitter per cent that a message may take longer
 * @param loss per mille of messages that are lost once, and sent again by the transport
 * @param retransmission µs until then
 * @param cores of each node's processor
 */
public record NetworkTerms(
        int uplink,
        int leastAccess,
        int mostAccess,
        int mostDistance,
        int jitter,
        int loss,
        int retransmission,
        int cores) {

    /** Gateways of a zone: 9 to 60 ms from one to another, 100 Mbit/s, four cores. */
    public static final NetworkTerms ZONE = new NetworkTerms(100, 2_000, 20_000, 20_000, 10, 1, 200_000, 4);

    /** Cloud and edge clusters: 3 to 14 ms, 1 Gbit/s, sixteen cores as in the paper. */
    public static final NetworkTerms MAIN = new NetworkTerms(1_000, 1_000, 2_000, 10_000, 10, 1, 200_000, 16);
}
