package energy.wattle.ledger.service;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.Alarms;
import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketClock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;

/** Asks all sources. */
class AlarmService implements Alarms {

    private static final Comparator<MarketAlarm> WORST_THEN_LATEST = Comparator.comparing(MarketAlarm::severity)
            .thenComparing(alarm -> alarm.since().orElse(Instant.MIN), Comparator.reverseOrder());

    private final ObjectProvider<AlarmSource> sources;
    private final MarketClock clock;

    AlarmService(ObjectProvider<AlarmSource> sources, MarketClock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    @PreAuthorize("hasRole('OPERATOR')")
    public List<MarketAlarm> ofOperator() {
        return of(Reader.OPERATOR);
    }

    @Override
    @PreAuthorize("hasRole('REGULATOR')")
    public List<MarketAlarm> ofRegulator() {
        return of(Reader.REGULATOR);
    }

    private List<MarketAlarm> of(Reader reader) {
        Instant now = clock.instant();
        return sources.orderedStream()
                .flatMap(source -> source.alarms(now).stream())
                .filter(alarm -> alarm.readers().contains(reader))
                .sorted(WORST_THEN_LATEST)
                .limit(MOST)
                .toList();
    }
}
