package energy.wattle.trading.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ClockStop;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.trading.core.DueStep;
import energy.wattle.trading.core.ZoneSessions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets market time stop at openings and gates in every instance that follows a zone, also where another keeps its
 * sessions: played time must not run past a gate whose records are on their way.
 */
@Component
@Order(21)
class ZoneGates implements Duty, ClockStop {

    private final Ledger ledger;

    ZoneGates(Ledger ledger) {
        this.ledger = ledger;
    }

    /** To be called in time is all it wants. */
    @Override
    public void perform(Instant now) {}

    @Override
    public Optional<Instant> next(Instant now) {
        return ledger.zones().stream()
                .flatMap(zone -> ZoneSessions.of(ledger.state(zone.id())).stream())
                .map(sessions -> DueStep.next(sessions, now))
                .min(Instant::compareTo);
    }

    @Override
    public Watched watches() {
        return Watched.ZONES;
    }

    @Override
    public Map<ChainId, Instant> waiting(Instant now) {
        Map<ChainId, Instant> waiting = new LinkedHashMap<>();
        for (MarketChain zone : ledger.zones()) {
            since(zone.id(), now).ifPresent(since -> waiting.put(zone.id(), since));
        }
        return waiting;
    }

    /** Since when the zone's longest step is due; a zone that the main chain has not founded yet has none. */
    private Optional<Instant> since(ChainId zone, Instant now) {
        if (ledger.head(zone).height() == 0) {
            return Optional.of(NOT_BEGUN);
        }
        return ZoneSessions.of(ledger.state(zone)).stream()
                .flatMap(sessions -> DueStep.of(sessions, now).stream())
                .map(DueStep::since)
                .findFirst();
    }
}
