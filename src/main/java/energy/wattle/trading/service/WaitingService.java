package energy.wattle.trading.service;

import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.MarketClock;
import energy.wattle.trading.Waiting;
import energy.wattle.trading.core.DueStep;
import energy.wattle.trading.core.ZoneSessions;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what sessions wait for. */
@Service
class WaitingService implements Waiting {

    private final Ledger ledger;
    private final MarketClock clock;

    WaitingService(Ledger ledger, MarketClock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<WaitingSession> waiting() {
        Instant now = clock.instant();
        List<WaitingSession> waiting = new ArrayList<>();
        for (MarketChain zone : ledger.zones()) {
            ZoneSessions.of(ledger.state(zone.id())).stream()
                    .flatMap(sessions -> DueStep.of(sessions, now).stream())
                    .map(due -> new WaitingSession(
                            new TradingZoneId(zone.name().code()), due.session(), due.step(), due.since()))
                    .forEach(waiting::add);
        }
        return waiting;
    }
}
