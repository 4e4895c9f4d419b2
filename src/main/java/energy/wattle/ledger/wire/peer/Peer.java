package energy.wattle.ledger.wire.peer;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A neighbour as it is remembered between its links. Guarded by {@link Neighbours}' lock, but for what is final. */
final class Peer {

    final String name;
    final boolean isParent;
    final SerialCalls calls;
    final PeerCounts counts = new PeerCounts();

    @Nullable
    PeerLink link;

    Optional<PeerRole> role = Optional.empty();
    String address;
    Optional<Instant> linkedSince = Optional.empty();
    Optional<String> fault = Optional.empty();
    volatile Optional<Instant> lastHeard = Optional.empty();

    /** By {@link System#nanoTime}. */
    private long cutOffUntil;

    private boolean isCutOff;

    Peer(String name, boolean isParent, String address, Executor executor) {
        this.name = name;
        this.isParent = isParent;
        this.address = address;
        calls = new SerialCalls(executor);
    }

    void cutOffUntil(long nanos) {
        isCutOff = true;
        cutOffUntil = nanos;
    }

    boolean isCutOff(long now) {
        isCutOff &= cutOffUntil - now > 0;
        return isCutOff;
    }

    PeerStatus status() {
        PeerLink now = link;
        return new PeerStatus(
                name,
                role,
                isParent,
                address,
                linkedSince,
                lastHeard,
                now == null ? Set.of() : now.follows(),
                new PeerStatus.Traffic(counts.framesIn.sum(), counts.bytesIn.sum()),
                new PeerStatus.Traffic(counts.framesOut.sum(), counts.bytesOut.sum()),
                counts.dropped.sum(),
                counts.refused.sum(),
                fault);
    }
}
