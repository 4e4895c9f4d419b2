package energy.wattle.ledger.wire.peer;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts handshakes that were refused, by reason. Logs one of each a minute, so that nobody can fill the log. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(PeerLinks.class);

    private static final long SILENCE = Duration.ofMinutes(1).toNanos();

    private final Map<Refusal, Count> counts = new EnumMap<>(Refusal.class);

    private record Count(RefusedHandshakes refused, long logged) {}

    void count(PeerRefusedException refused) {
        count(refused.refusal(), String.valueOf(refused.getMessage()));
    }

    synchronized void count(Refusal refusal, String detail) {
        long now = System.nanoTime();
        Count before = counts.get(refusal);
        long times = before == null ? 1 : before.refused().times() + 1;
        long logged = before == null || now - before.logged() >= SILENCE ? now : before.logged();
        counts.put(refusal, new Count(new RefusedHandshakes(times, detail), logged));
        if (logged == now) {
            LOG.warn("handshake refused ({}, {} times so far): {}", refusal, times, detail);
        }
    }

    synchronized Map<Refusal, RefusedHandshakes> counts() {
        Map<Refusal, RefusedHandshakes> copy = new TreeMap<>();
        counts.forEach((refusal, count) -> copy.put(refusal, count.refused()));
        return copy;
    }
}
