package energy.wattle.ledger.service;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketAlarm.Severity;
import energy.wattle.ledger.core.network.ClockComparison;
import energy.wattle.ledger.core.network.ClockComparison.Reading;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Tells of clocks that are wrong: at the instance whose clock it is, and at its neighbours. */
final class ClockAlarms implements AlarmSource {

    private final ClockWatch clocks;

    ClockAlarms(ClockWatch clocks) {
        this.clocks = clocks;
    }

    @Override
    public List<MarketAlarm> alarms(Instant now) {
        return switch (clocks.verdict()) {
            case ClockComparison.Right(List<Reading> others) ->
                others.stream()
                        .map(other -> alarm(Severity.WARNING, wrong(other)))
                        .toList();
            case ClockComparison.Open(List<Reading> others) ->
                others.stream()
                        .map(other -> alarm(
                                Severity.BAD,
                                Problem.of(
                                        "ledger.alarm.clock.differs", other.neighbour(), seconds(other.aheadMillis()))))
                        .toList();
            case ClockComparison.Wrong(long ahead, var others) -> List.of(alarm(Severity.BAD, wrong(ahead)));
        };
    }

    private static Problem wrong(long ahead) {
        return ahead > 0
                ? Problem.of("ledger.alarm.clock.own.ahead", seconds(ahead))
                : Problem.of("ledger.alarm.clock.own.behind", seconds(ahead));
    }

    /** @param other what this instance is ahead of it */
    private static Problem wrong(Reading other) {
        long ahead = -other.aheadMillis();
        return ahead > 0
                ? Problem.of("ledger.alarm.clock.other.ahead", other.neighbour(), seconds(ahead))
                : Problem.of("ledger.alarm.clock.other.behind", other.neighbour(), seconds(ahead));
    }

    private static long seconds(long millis) {
        return TimeUnit.MILLISECONDS.toSeconds(Math.abs(millis));
    }

    private static MarketAlarm alarm(Severity severity, Problem problem) {
        return new MarketAlarm(severity, problem, Optional.empty(), "operations/chains", Set.of(Reader.OPERATOR));
    }
}
