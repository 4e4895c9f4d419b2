package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ClockHold;
import energy.wattle.ledger.ClockStop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds market time at a gate until the zones' keys are final, each zone for {@link #LONGEST} of real time at most. A
 * zone that let it wait that long is not waited for again before its chain has gone on: it cannot be reached. A zone
 * that has not begun is waited for without an end: a market that is played begins when all of it is there.
 */
final class GateHold implements ClockHold {

    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(GateHold.class);

    private final List<ClockStop> stops;
    private final Zones zones;
    private final LongSupplier nanos;
    private final Map<ChainId, Wait> waits = new HashMap<>();

    /** @param nanos real time, monotonic */
    GateHold(List<ClockStop> stops, Zones zones, LongSupplier nanos) {
        this.stops = stops;
        this.zones = zones;
        this.nanos = nanos;
    }

    /** The zones' chains, as far as they have come here. */
    interface Zones {

        String name(ChainId chain);

        /** Of the last final block. */
        long height(ChainId chain);
    }

    /** @param height at which the wait began, or was given up */
    private record Wait(Instant since, long startedAt, long height, boolean isGivenUp) {}

    @Override
    public boolean isHolding(Instant now) {
        Map<ChainId, Instant> waiting = new HashMap<>();
        stops.forEach(stop -> waiting.putAll(stop.waiting(now)));
        waits.entrySet().removeIf(wait -> !waiting.containsKey(wait.getKey()) && !isStuck(wait));
        waiting.forEach((chain, since) -> waits.compute(chain, (key, before) -> look(key, since, before)));
        return waits.values().stream().anyMatch(wait -> !wait.isGivenUp());
    }

    private boolean isStuck(Map.Entry<ChainId, Wait> entry) {
        Wait wait = entry.getValue();
        return wait.isGivenUp() && wait.height() == zones.height(entry.getKey());
    }

    private Wait look(ChainId chain, Instant since, @Nullable Wait before) {
        long reached = zones.height(chain);
        if (before != null
                && before.isGivenUp()
                && (before.height() == reached || before.since().equals(since))) {
            return before;
        }
        if (before == null || !before.since().equals(since)) {
            if (reached == 0) {
                log.info("Market time waits until zone {} has begun", zones.name(chain));
            }
            return new Wait(since, nanos.getAsLong(), reached, false);
        }
        if (reached == 0 || nanos.getAsLong() - before.startedAt() < LONGEST.toNanos()) {
            return before;
        }
        log.warn(
                "Market time goes on without zone {}: what is due there since {} did not come within {} s",
                zones.name(chain),
                since,
                LONGEST.toSeconds());
        return new Wait(since, before.startedAt(), reached, true);
    }
}
