package energy.wattle.ledger.service;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What scrubs have found that is not put right, and when they were. Written by one thread and read by all. */
final class ScrubBook {

    private final Map<Chain, List<AuditFinding>> open = new LinkedHashMap<>();
    private Optional<Instant> completedAt = Optional.empty();
    private long repairs;
    private long blocks;

    synchronized void found(Chain chain, List<AuditFinding> findings) {
        if (findings.isEmpty()) {
            open.remove(chain);
        } else {
            open.put(chain, List.copyOf(findings));
        }
    }

    synchronized void completed(Instant now) {
        completedAt = Optional.of(now);
    }

    synchronized void checked(long number) {
        blocks += number;
    }

    synchronized void repaired(long number) {
        repairs += number;
    }

    synchronized Map<Chain, List<AuditFinding>> open() {
        return new LinkedHashMap<>(open);
    }

    /** When all blocks of all chains were last gone through. */
    synchronized Optional<Instant> completedAt() {
        return completedAt;
    }

    /** Blocks put right, and states, since this process started. */
    synchronized long repairs() {
        return repairs;
    }

    /** Blocks checked since this process started. */
    synchronized long blocks() {
        return blocks;
    }
}
