package energy.wattle.assessment.service;

import energy.wattle.assessment.Alarm;
import energy.wattle.assessment.Assessment;
import energy.wattle.assessment.BasisPoints;
import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketAlarm.Severity;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells the regulator of thresholds that were crossed for the last delivery days: nobody else reads indicators here.
 */
@Component
@NeedsCapability(Capability.ASSESSMENT)
class ScreenAlarms implements AlarmSource {

    private static final Duration BACK = Duration.ofDays(1);
    /** Day-ahead sessions clear intervals up to two days before they begin. */
    private static final Duration AHEAD = Duration.ofDays(2);

    private final Assessment assessment;

    ScreenAlarms(Assessment assessment) {
        this.assessment = assessment;
    }

    @Override
    public List<MarketAlarm> alarms(Instant now) {
        return assessment.alarms(Optional.empty(), now.minus(BACK), now.plus(AHEAD)).reversed().stream()
                .map(ScreenAlarms::alarm)
                .toList();
    }

    private static MarketAlarm alarm(Alarm alarm) {
        return new MarketAlarm(
                Severity.WARNING,
                what(alarm),
                Optional.of(alarm.raisedAt()),
                "regulator/cases",
                Set.of(Reader.REGULATOR));
    }

    private static Problem what(Alarm alarm) {
        String zone = alarm.session().zone().code();
        Instant interval = alarm.worst().start();
        BasisPoints value = new BasisPoints(alarm.value());
        BasisPoints threshold = new BasisPoints(alarm.threshold());
        return switch (alarm.screen()) {
            case SELLERS_HHI ->
                Problem.of("assessment.alarm.sellers.hhi", zone, interval, alarm.value(), alarm.threshold());
            case BUYERS_HHI ->
                Problem.of("assessment.alarm.buyers.hhi", zone, interval, alarm.value(), alarm.threshold());
            case SELLERS_LARGEST -> Problem.of("assessment.alarm.sellers.one", zone, interval, value, threshold);
            case BUYERS_LARGEST -> Problem.of("assessment.alarm.buyers.one", zone, interval, value, threshold);
            case SELLERS_FOUR_LARGEST -> Problem.of("assessment.alarm.sellers.four", zone, interval, value, threshold);
            case BUYERS_FOUR_LARGEST -> Problem.of("assessment.alarm.buyers.four", zone, interval, value, threshold);
            case RESIDUAL_SUPPLY ->
                Problem.of("assessment.alarm.residual", zone, interval, value.ratio(), threshold.ratio());
        };
    }
}
