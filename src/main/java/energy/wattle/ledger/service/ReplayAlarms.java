package energy.wattle.ledger.service;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketAlarm.Severity;
import energy.wattle.ledger.Replay;
import energy.wattle.ledger.store.ReplayRunStore;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what the last replay has found, until one finds nothing. */
final class ReplayAlarms implements AlarmSource {

    private final ReplayRunStore runs;

    ReplayAlarms(ReplayRunStore runs) {
        this.runs = runs;
    }

    @Override
    public List<MarketAlarm> alarms(Instant now) {
        return runs.latest().stream()
                .flatMap(run -> Stream.concat(
                        run.report().difference().map(ReplayAlarms::found).stream(),
                        run.failure().map(ReplayAlarms::failed).stream()))
                .toList();
    }

    private static MarketAlarm found(Replay.Difference difference) {
        String kind = difference.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return alarm(
                Severity.BAD,
                new Problem("ledger.alarm.replay." + kind, difference.parts()),
                Set.of(Reader.OPERATOR, Reader.REGULATOR));
    }

    private static MarketAlarm failed(String failure) {
        return alarm(Severity.WARNING, Problem.of("ledger.alarm.replay.failed", failure), Set.of(Reader.OPERATOR));
    }

    private static MarketAlarm alarm(Severity severity, Problem problem, Set<Reader> readers) {
        return new MarketAlarm(severity, problem, Optional.empty(), "operations/chains", readers);
    }
}
