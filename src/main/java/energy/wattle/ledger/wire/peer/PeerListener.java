package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.ChainId;
import java.util.Set;

/**
 * Whoever uses the links. What concerns one peer comes in order and one call at a time; what concerns two may come at
 * the same time. While {@link #received} runs, nothing more is taken from that peer: a slow listener slows the peer
 * down. Never called on a thread that sends.
 */
public interface PeerListener {

    /** @param from name of the neighbour that sent it or handed it on, which need not be the one that says it */
    void received(String from, Frame frame);

    /** A neighbour is there, or follows other chains than before. */
    void linked(String peer, Set<ChainId> follows);

    void unlinked(String peer);

    /**
     * A neighbour broke the rules of the link and is cut off for a while; {@link #unlinked} follows.
     *
     * @param reason in English, for the log
     */
    void misbehaved(String peer, String reason);
}
