package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
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

    private record Desk(PeerReception reception, ExecutorService thread, Set<ChainId> follows) {}

    /** @param one the parent */
    void link(String one, String other) {
        parents.put(other, one);
        neighbours.computeIfAbsent(one, any -> new HashSet<>()).add(other);
        neighbours.computeIfAbsent(other, any -> new HashSet<>()).add(one);
    }

    /** @param follows chains that the instance keeps */
    void seat(String name, PeerNeighbours out, PeerReception in, Set<ChainId> follows) {
        desks.put(
                name,
                new Desk(
                        in,
                        Executors.newSingleThreadExecutor(
                                Thread.ofPlatform().name("to-" + name).factory()),
                        follows));
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
        tell(name, true);
    }

    /** Both ends of each of its links hear that it is there, or that it is not. */
    private void tell(String name, boolean isLinked) {
        neighbours.getOrDefault(name, Set.of()).stream()
                .filter(other -> desks.containsKey(other) && !cut.contains(other) && !cut.contains(name))
                .forEach(other -> {
                    tell(name, other, isLinked);
                    tell(other, name, isLinked);
                });
    }

    private void tell(String to, String of, boolean isLinked) {
        Desk desk = desks.get(to);
        Desk peer = desks.get(of);
        if (desk != null && peer != null) {
            desk.thread().execute(() -> {
                if (isLinked) {
                    desk.reception().linked(of, peer.follows());
                } else {
                    desk.reception().unlinked(of);
                }
            });
        }
    }

    /** Nothing comes from there, or goes there, until it is seated again. */
    void leave(String name) {
        tell(name, false);
        Objects.requireNonNull(desks.remove(name)).thread().shutdownNow();
    }

    void cut(String name) {
        tell(name, false);
        cut.add(name);
    }

    void heal(String name) {
        cut.remove(name);
        tell(name, true);
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
