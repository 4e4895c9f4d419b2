package energy.wattle.ledger.service;

import energy.wattle.ledger.service.PeerNeighbours.FrameLinks;
import energy.wattle.ledger.wire.peer.EnrolmentPort;
import energy.wattle.ledger.wire.peer.Frame;
import energy.wattle.ledger.wire.peer.PeerIdentity;
import energy.wattle.ledger.wire.peer.PeerLinks;
import energy.wattle.ledger.wire.peer.PeerListener;
import energy.wattle.ledger.wire.peer.PeerSettings;
import energy.wattle.ledger.wire.peer.PeerStatus;
import energy.wattle.ledger.wire.peer.Refusal;
import energy.wattle.ledger.wire.peer.RefusedHandshakes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/** This instance among the others of its market: links to them for as long as it runs. */
final class PeerProcess implements SmartLifecycle {

    private final PeerSettings settings;
    private final PeerIdentity identity;
    private final PeerNeighbours neighbours;
    private final Ways ways;
    private Optional<PeerLinks> links = Optional.empty();

    /**
     * What becomes of what comes in.
     *
     * @param port where newcomers are let in
     */
    record Ways(PeerListener listener, EnrolmentPort port) {}

    PeerProcess(PeerSettings settings, PeerIdentity identity, PeerNeighbours neighbours, Ways ways) {
        this.settings = settings;
        this.identity = identity;
        this.neighbours = neighbours;
        this.ways = ways;
    }

    @Override
    public synchronized void start() {
        PeerLinks now = new PeerLinks(settings, identity, ways.listener(), ways.port());
        neighbours.connect(new FrameLinks() {

            @Override
            public void spread(Frame frame) {
                now.spread(frame);
            }

            @Override
            public void send(String peer, Frame frame) {
                now.send(peer, frame);
            }

            @Override
            public boolean isParent(String peer) {
                return settings.parents().stream()
                        .anyMatch(parent -> parent.name().equals(peer));
            }
        });
        now.start();
        links = Optional.of(now);
    }

    @Override
    public synchronized void stop() {
        neighbours.connect(FrameLinks.NONE);
        links.ifPresent(PeerLinks::close);
        links = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return links.isPresent();
    }

    /** How things stand with every neighbour, by name. */
    synchronized List<PeerStatus> peers() {
        return links.map(PeerLinks::peers).orElse(List.of());
    }

    /** Handshakes that were refused, by reason. */
    synchronized Map<Refusal, RefusedHandshakes> refused() {
        return links.map(PeerLinks::refused).orElse(Map.of());
    }
}
