package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.NodeId;
import java.util.Optional;

/**
 * The processes that this one has links to, by which it reaches all that run nodes of the same chains. Nothing here
 * waits, and nothing is promised to arrive: whatever matters is sent again by whoever needs it.
 */
interface Neighbours {

    /** All nodes of all chains are in this process. */
    Neighbours NONE = new Neighbours() {

        @Override
        public boolean exist() {
            return false;
        }

        @Override
        public void spread(ChainId chain, Optional<NodeId> to, Parcel parcel) {}

        @Override
        public void tell(ChainId chain, Parcel parcel) {}

        @Override
        public void tell(String peer, ChainId chain, Parcel parcel) {}

        @Override
        public boolean isParent(String peer) {
            return false;
        }

        @Override
        public Inbox inbox(ChainId chain) {
            return new Inbox();
        }
    };

    boolean exist();

    /**
     * To every process that follows the chain, by way of the relays.
     *
     * @param to the only node that it is for; nothing: all of them
     */
    void spread(ChainId chain, Optional<NodeId> to, Parcel parcel);

    /** To each neighbour that follows the chain, and no further. */
    void tell(ChainId chain, Parcel parcel);

    /** To one neighbour. */
    void tell(String peer, ChainId chain, Parcel parcel);

    /** Whether this process dials that one. */
    boolean isParent(String peer);

    /** What comes from others for a chain. */
    Inbox inbox(ChainId chain);
}
