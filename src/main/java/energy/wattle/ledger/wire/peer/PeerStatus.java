package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.ChainId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How things stand with one neighbour. Counts are since this process started.
 *
 * @param role as its certificate says; empty if it was never linked
 * @param isParent whether this process dials it
 * @param address where it was last linked from or to, or is dialled
 * @param linkedSince empty if it is not linked now
 * @param lastHeard when the last message came
 * @param dropped frames to it that gave way to newer ones in the queue
 * @param refused frames from it for chains that it or this process does not follow
 * @param fault why it is not linked, in English
 */
public record PeerStatus(
        String name,
        Optional<PeerRole> role,
        boolean isParent,
        String address,
        Optional<Instant> linkedSince,
        Optional<Instant> lastHeard,
        Set<ChainId> follows,
        Traffic in,
        Traffic out,
        long dropped,
        long refused,
        Optional<String> fault) {

    /** @param bytes of encoded frames, without what TLS adds */
    public record Traffic(long frames, long bytes) {}

    public boolean isLinked() {
        return linkedSince.isPresent();
    }
}
