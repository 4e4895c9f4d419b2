package energy.wattle.ledger.service;

import energy.wattle.ledger.service.PeerNeighbours.FrameLinks;
import energy.wattle.ledger.wire.peer.Frame;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Links between instances in one JVM, as a tree: each frame goes through its bytes' reader, on a thread per receiver.
 */
final class Switchboard implements AutoCloseable {

    private final Map<String, Desk> desks = new ConcurrentHashMap<>();
    private final Map<String, String> parents = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> neighbours = new TreeMap<>();
    private final Set<String> cut = ConcurrentHashMap.newKeySet();

    private record Desk(PeerReception reception, ExecutorService thread) {}

    /** @param one the parent */
    void link(String one, String other) {
        parents.put(other, one);
        neighbours.computeIfAbsent(one, any -> new HashSet<>()).add(other);
        neighbours.computeIfAbsent(other, any -> new HashSet<>()).add(one);
    }

    void seat(String name, PeerNeighbours out, PeerReception in) {
        desks.put(
                name,
                new Desk(
                        in,
                        Executors.newSingleThreadExecutor(
                                Thread.ofPlatform().name("to-" + name).factory())));
        out.connect(new FrameLinks() {

            @Override
            public void spread(Frame frame) {
                Switchboard.this.spread(name, "", frame);
            }

            @Override
            public void send(String peer, Frame frame) {
                deliver(name, peer, frame);
            }

            @Override
            public boolean isParent(String peer) {
                return peer.equals(parents.get(name));
            }
        });
    }

    /** Nothing comes from there, or goes there, until it is seated again. */
    void leave(String name) {
        Objects.requireNonNull(desks.remove(name)).thread().shutdownNow();
    }

    void cut(String name) {
        cut.add(name);
    }

    void heal(String name) {
        cut.remove(name);
    }

    private void spread(String by, String origin, Frame frame) {
        neighbours.getOrDefault(by, Set.of()).stream()
                .filter(other -> !other.equals(origin))
                .forEach(other -> deliver(by, other, frame));
    }

    private void deliver(String from, String to, Frame frame) {
        Desk desk = desks.get(to);
        if (desk == null || cut.contains(from) || cut.contains(to)) {
            return;
        }
        try {
            desk.thread().execute(() -> {
                desk.reception().received(from, frame);
                if (frame.isForAll()) {
                    spread(to, from, frame);
                }
            });
        } catch (RejectedExecutionException e) {
            // it has just left
        }
    }

    @Override
    public void close() {
        new LinkedHashMap<>(desks).keySet().forEach(this::leave);
    }
}
