package energy.wattle.trading.service;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketAlarm.Severity;
import energy.wattle.trading.Waiting;
import energy.wattle.trading.Waiting.WaitingSession;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells of sessions that do not go on. */
@Component
class WaitingAlarms implements AlarmSource {

    private final Waiting waiting;

    WaitingAlarms(Waiting waiting) {
        this.waiting = waiting;
    }

    @Override
    public List<MarketAlarm> alarms(Instant now) {
        return waiting.waiting().stream().map(WaitingAlarms::alarm).toList();
    }

    private static MarketAlarm alarm(WaitingSession session) {
        String name = session.session().id().name();
        Problem what = switch (session.step()) {
            case OPEN -> Problem.of("trading.alarm.open", name);
            case CLOSE -> Problem.of("trading.alarm.close", name);
            case KEY -> Problem.of("trading.alarm.key", name);
        };
        return new MarketAlarm(
                Severity.BAD, what, Optional.of(session.since()), "operations/sessions", Set.of(Reader.OPERATOR));
    }
}
