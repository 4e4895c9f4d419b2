package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.ChainId;
import io.grpc.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom this process knows and is linked with. At most one link to each peer, and to one parent: in a tree, nothing that
 * is handed on comes round again.
 */
final class Neighbours {

    private static final Logger LOG = LoggerFactory.getLogger(PeerLinks.class);

    private final PeerSettings settings;
    private final PeerIdentity identity;
    private final PeerListener listener;
    private final Executor executor;
    private final Refusals refusals = new Refusals();
    private final Map<String, Peer> peers = new HashMap<>();
    private volatile Map<String, PeerLink> links = Map.of();
    private volatile Set<ChainId> follows;

    Neighbours(PeerSettings settings, PeerIdentity identity, PeerListener listener, Executor executor) {
        this.settings = settings;
        this.identity = identity;
        this.listener = listener;
        this.executor = executor;
        follows = settings.follows();
        settings.parents()
                .forEach(parent -> peers.put(parent.name(), new Peer(parent.name(), true, parent.address(), executor)));
    }

    PeerLimits limits() {
        return settings.limits();
    }

    Refusals refusals() {
        return refusals;
    }

    String name() {
        return settings.name();
    }

    Set<ChainId> followed() {
        return follows;
    }

    Instant now() {
        return identity.now();
    }

    /** Whether who says hello may be linked, and who that is. */
    Peer greet(PeerLink link, Hello hello) throws PeerRefusedException {
        PeerCertificate certificate = identity.admit(link.certificate()); // TLS does not ask where it resumes a session
        String name = certificate.name().name();
        if (!hello.name().equals(name)) {
            throw new PeerRefusedException(
                    Refusal.OTHER_NAME,
                    "\"%s\" says hello as \"%s\"".formatted(name, PeerName.printable(hello.name())));
        }
        if (hello.version() != Hello.VERSION) {
            throw new PeerRefusedException(
                    Refusal.OTHER_VERSION,
                    "\"%s\" speaks version %d of the protocol, not %d".formatted(name, hello.version(), Hello.VERSION));
        }
        if (name.equals(settings.name())) {
            throw new PeerRefusedException(
                    Refusal.OWN_NAME, "a process at %s has this process's name".formatted(link.address()));
        }
        synchronized (peers) {
            Peer peer = known(name, link);
            if (peer.isCutOff(System.nanoTime())) {
                throw new PeerRefusedException(
                        Refusal.CUT_OFF,
                        "\"%s\" was cut off a short while ago: %s".formatted(name, peer.fault.orElse("it misbehaved")));
            }
            peer.role = Optional.of(certificate.name().role());
            return peer;
        }
    }

    private Peer known(String name, PeerLink link) throws PeerRefusedException {
        if (!peers.containsKey(name) && peers.size() >= limits().peers()) {
            long now = System.nanoTime();
            Peer forgotten = peers.values().stream()
                    .filter(peer -> peer.link == null && !peer.isParent && !peer.isCutOff(now))
                    .findAny()
                    .orElseThrow(() -> new PeerRefusedException(
                            Refusal.TOO_MANY, "no room for \"%s\" beside %d others".formatted(name, limits().peers())));
            peers.remove(forgotten.name);
        }
        return peers.computeIfAbsent(name, fresh -> new Peer(fresh, false, link.address(), executor));
    }

    /** The newer link takes the place of an older one; a link to a parent also that of another parent's. */
    void link(PeerLink link, Peer peer) {
        List<PeerLink> replaced = new ArrayList<>();
        synchronized (peers) {
            if (link.ended().isDone()) {
                return;
            }
            for (Peer other : peers.values()) {
                PeerLink old = other.link;
                if (old != null && (other == peer || (link.isParent() && old.isParent()))) {
                    replaced.add(old);
                    release(other);
                    if (other == peer) {
                        link.inherit(old);
                    }
                }
            }
            peer.link = link;
            peer.address = link.address();
            peer.linkedSince = Optional.of(now());
            peer.lastHeard = peer.linkedSince;
            peer.fault = Optional.empty();
            publish();
            Set<ChainId> wanted = link.follows();
            peer.calls.submit(() -> listener.linked(peer.name, wanted));
            link.tell(follows);
        }
        replaced.forEach(old -> old.end(Status.ALREADY_EXISTS, "replaced by a newer link"));
        LOG.info("linked with \"{}\" at {}", peer.name, link.address());
    }

    private void release(Peer peer) {
        peer.link = null;
        peer.linkedSince = Optional.empty();
        publish();
        peer.calls.submit(() -> listener.unlinked(peer.name));
    }

    private void publish() {
        Map<String, PeerLink> now = new HashMap<>();
        for (Peer peer : peers.values()) {
            PeerLink link = peer.link;
            if (link != null) {
                now.put(peer.name, link);
            }
        }
        links = Map.copyOf(now);
    }

    void unlink(PeerLink link, Peer peer, String reason) {
        synchronized (peers) {
            if (peer.link != link) {
                return;
            }
            peer.fault = Optional.of(reason);
            release(peer);
        }
        LOG.info("no longer linked with \"{}\": {}", peer.name, reason);
    }

    void cutOff(PeerLink link, Peer peer, String reason) {
        synchronized (peers) {
            if (peer.link != link) {
                return;
            }
            peer.cutOffUntil(System.nanoTime() + limits().times().pause().toNanos());
            peer.calls.submit(() -> listener.misbehaved(peer.name, reason));
        }
        link.end(Status.ABORTED, "cut off: " + reason);
    }

    boolean isCutOff(String name) {
        synchronized (peers) {
            Peer peer = peers.get(name);
            return peer != null && peer.isCutOff(System.nanoTime());
        }
    }

    /** Why a parent is not linked. */
    void failed(String name, String reason) {
        synchronized (peers) {
            Peer peer = peers.get(name);
            if (peer != null && peer.link == null) {
                peer.fault = Optional.of(reason);
            }
        }
    }

    void follow(Set<ChainId> chains) {
        synchronized (peers) {
            follows = Hello.checkChains(chains);
            links.values().forEach(link -> link.tell(follows));
        }
    }

    boolean follows(ChainId chain) {
        return follows.contains(chain);
    }

    /** A neighbour follows other chains than before. */
    void follows(PeerLink link, Peer peer) {
        Set<ChainId> wanted = link.follows();
        peer.calls.submit(() -> listener.linked(peer.name, wanted));
    }

    void received(PeerLink from, Peer peer, FrameCodec.Carried carried) {
        if (settings.relays() && carried.mayGoOn()) {
            spread(carried.frame(), carried.relays() + 1, from);
        }
        peer.calls.submit(() -> {
            try {
                listener.received(peer.name, carried.frame());
            } finally {
                from.next();
            }
        });
    }

    /** @return to how many neighbours */
    int spread(Frame frame, int relays, @Nullable PeerLink except) {
        List<PeerLink> to = links.values().stream()
                .filter(link -> link != except && link.follows().contains(frame.chain()))
                .toList();
        if (!to.isEmpty()) {
            byte[] message = PeerLink.message(frame, relays);
            to.forEach(link -> link.offer(message));
        }
        return to.size();
    }

    boolean send(String name, Frame frame) {
        PeerLink link = links.get(name);
        if (link == null || !link.follows().contains(frame.chain())) {
            return false;
        }
        link.offer(PeerLink.message(frame, 0));
        return true;
    }

    List<PeerStatus> statuses() {
        synchronized (peers) {
            return peers.values().stream()
                    .map(Peer::status)
                    .sorted(Comparator.comparing(PeerStatus::name))
                    .toList();
        }
    }

    void recheck() {
        links.values().forEach(link -> {
            try {
                identity.admit(link.certificate());
            } catch (PeerRefusedException e) {
                refusals.count(e);
                link.end(Status.PERMISSION_DENIED, String.valueOf(e.getMessage()));
            }
        });
    }
}
