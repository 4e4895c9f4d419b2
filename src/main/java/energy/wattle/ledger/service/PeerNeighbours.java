package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.wire.peer.Frame;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The neighbours by their links, which may come and go. */
final class PeerNeighbours implements Neighbours {

    private final Map<ChainId, Inbox> inboxes = new ConcurrentHashMap<>();
    private volatile FrameLinks links = FrameLinks.NONE;

    /** Where frames go out. */
    interface FrameLinks {

        FrameLinks NONE = new FrameLinks() {

            @Override
            public void spread(Frame frame) {}

            @Override
            public void send(String peer, Frame frame) {}

            @Override
            public boolean isParent(String peer) {
                return false;
            }
        };

        /** To every neighbour that follows the frame's chain. */
        void spread(Frame frame);

        /** To one neighbour, if there is a link to it. */
        void send(String peer, Frame frame);

        boolean isParent(String peer);
    }

    void connect(FrameLinks now) {
        links = now;
    }

    @Override
    public boolean exist() {
        return true;
    }

    @Override
    public void spread(ChainId chain, Optional<NodeId> to, Parcel parcel) {
        links.spread(ParcelFrames.frame(chain, true, to, parcel));
    }

    @Override
    public void tell(ChainId chain, Parcel parcel) {
        links.spread(ParcelFrames.frame(chain, false, Optional.empty(), parcel));
    }

    @Override
    public void tell(String peer, ChainId chain, Parcel parcel) {
        links.send(peer, ParcelFrames.frame(chain, false, Optional.empty(), parcel));
    }

    @Override
    public boolean isParent(String peer) {
        return links.isParent(peer);
    }

    @Override
    public Inbox inbox(ChainId chain) {
        return inboxes.computeIfAbsent(chain, any -> new Inbox());
    }
}
