package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.ChainId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Notes what a listener is told, in order, as {@code linked cloud} and {@code cloud: content}. */
final class Heard implements PeerListener {

    final List<String> notes = new CopyOnWriteArrayList<>();
    final List<Frame> frames = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** Holds whoever tells of a frame until the gate opens. */
    CountDownLatch shut() {
        gate = new CountDownLatch(1);
        return gate;
    }

    @Override
    public void received(String from, Frame frame) {
        notes.add("%s: %s".formatted(from, new String(frame.content().toArray(), StandardCharsets.UTF_8)));
        frames.add(frame);
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void linked(String peer, Set<ChainId> follows) {
        notes.add("linked " + peer);
    }

    @Override
    public void unlinked(String peer) {
        notes.add("unlinked " + peer);
    }

    @Override
    public void misbehaved(String peer, String reason) {
        notes.add("misbehaved %s: %s".formatted(peer, reason));
    }
}
