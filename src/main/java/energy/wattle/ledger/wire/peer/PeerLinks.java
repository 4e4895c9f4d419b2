package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.ChainId;
import io.grpc.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process's links to its neighbours: to a parent that it dials, and to the children that dial it. Source: decision
 * 0081.
 *
 * <p>Nothing sent here is sure to arrive: what waits for a slow neighbour gives way to what is newer, and what is under
 * way when a link ends is lost. Whoever needs it says it again.
 */
public final class PeerLinks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PeerLinks.class);

    private final PeerSettings settings;
    private final PeerIdentity identity;
    private final PeerTransport transport;
    private final Neighbours neighbours;
    private final ParentDialler dialler;
    private final EnrolmentPort port;
    private @Nullable Server server;
    private boolean isStarted;
    private boolean isClosed;

    /** Links of a process that enrols nobody. */
    public PeerLinks(PeerSettings settings, PeerIdentity identity, PeerListener listener) {
        this(settings, identity, listener, EnrolmentPort.NONE);
    }

    /** @throws IllegalArgumentException if the certificate is not that of the process in the settings */
    public PeerLinks(PeerSettings settings, PeerIdentity identity, PeerListener listener, EnrolmentPort port) {
        this.port = port;
        String certified = identity.certificate().name().name();
        if (!certified.equals(settings.name())) {
            throw new IllegalArgumentException("the process is named \"%s\", but its certificate is for \"%s\""
                    .formatted(settings.name(), certified));
        }
        this.settings = settings;
        this.identity = identity;
        transport = new PeerTransport(settings.limits());
        neighbours = new Neighbours(settings, identity, listener, transport.calls());
        dialler = new ParentDialler(
                settings.parents(),
                neighbours,
                transport.timer(),
                parent -> transport.dial(parent, identity, neighbours));
    }

    /**
     * Listens, and begins to dial. Parents need not be there yet.
     *
     * @throws UncheckedIOException if the address to listen on is taken, or not this host's
     */
    public synchronized void start() {
        if (isStarted || isClosed) {
            throw new IllegalStateException("links are started once");
        }
        isStarted = true;
        if (settings.listen().isPresent()) {
            InetSocketAddress address = settings.listen().get();
            try {
                server = transport.listen(address, identity, neighbours, port);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot listen for peers at %s".formatted(address), e);
            }
        }
        dialler.start();
        long every = settings.limits().times().recheck().toMillis();
        var _ = transport.timer().scheduleWithFixedDelay(this::recheckSafely, every, every, TimeUnit.MILLISECONDS);
    }

    /** Where it listens; empty if it does not. */
    public synchronized OptionalInt port() {
        return server == null ? OptionalInt.empty() : OptionalInt.of(server.getPort());
    }

    /**
     * Sends to every neighbour that follows the frame's chain. Never waits.
     *
     * @return to how many
     * @throws IllegalArgumentException if the frame is longer than the limit
     */
    public int spread(Frame frame) {
        checkLength(frame);
        return neighbours.spread(frame, 0, null);
    }

    /**
     * Sends to one neighbour. Never waits.
     *
     * @return whether it is linked and follows the frame's chain
     * @throws IllegalArgumentException if the frame is longer than the limit
     */
    public boolean send(String peer, Frame frame) {
        checkLength(frame);
        return neighbours.send(peer, frame);
    }

    private void checkLength(Frame frame) {
        int room = settings.limits().messageLength() - FrameCodec.OVERHEAD;
        if (frame.content().length() > room) {
            throw new IllegalArgumentException("a frame's content has %d bytes, and message-length has room for %d"
                    .formatted(frame.content().length(), room));
        }
    }

    /** Wants frames of these chains from now on, and no others. */
    public void follow(Set<ChainId> chains) {
        neighbours.follow(chains);
    }

    /** Every neighbour that is linked, was linked, or is a parent, by name. */
    public List<PeerStatus> peers() {
        return neighbours.statuses();
    }

    /** Handshakes that this process refused, by reason. */
    public Map<Refusal, RefusedHandshakes> refused() {
        return neighbours.refusals().counts();
    }

    /**
     * Reads certificate files that have changed, and asks of every neighbour whether its certificate is still admitted;
     * whose is not is cut off before this returns. Done from time to time anyway.
     */
    public void recheck() {
        if (identity.refresh()) {
            dialler.renew();
        }
        neighbours.recheck();
    }

    private void recheckSafely() {
        try {
            recheck();
        } catch (RuntimeException e) {
            LOG.error("certificates could not be looked at again", e);
        }
    }

    /** Ends all links, and tells the listener so. Waits some seconds at most. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            transport.close(Optional.ofNullable(server), "\"%s\" closes".formatted(settings.name()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
