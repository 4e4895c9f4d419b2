package energy.wattle.assessment.service;

import energy.wattle.assessment.Alarm;
import energy.wattle.assessment.Assessment;
import energy.wattle.assessment.Indicators;
import energy.wattle.assessment.MemberFigures;
import energy.wattle.assessment.Span;
import energy.wattle.assessment.Step;
import energy.wattle.assessment.core.Installed;
import energy.wattle.assessment.core.MemberOutcome;
import energy.wattle.assessment.core.RollUp;
import energy.wattle.assessment.core.TradingSums;
import energy.wattle.assessment.store.AlarmStore;
import energy.wattle.assessment.store.OutcomeStore;
import energy.wattle.assessment.store.TradingSumsStore;
import energy.wattle.membership.Members;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Resource;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers from sums. */
@Service
@NeedsCapability(Capability.ASSESSMENT)
@Transactional(readOnly = true)
class AssessmentService implements Assessment {

    private final TradingSumsStore trading;
    private final OutcomeStore outcomes;
    private final AlarmStore alarms;
    private final Members members;

    AssessmentService(TradingSumsStore trading, OutcomeStore outcomes, AlarmStore alarms, Members members) {
        this.trading = trading;
        this.outcomes = outcomes;
        this.alarms = alarms;
        this.members = members;
    }

    @Override
    public Indicators over(Span span) {
        Installed installed = installed(span);
        return Objects.requireNonNull(
                steps(span, Optional.empty(), (sums, settled) -> RollUp.indicators(sums, settled, installed))
                        .get(span.from()));
    }

    @Override
    public SortedMap<Instant, Indicators> series(Span span, Step step) {
        Installed installed = installed(span);
        return steps(span, Optional.of(step), (sums, settled) -> RollUp.indicators(sums, settled, installed));
    }

    @Override
    public List<MemberFigures> members(Span span) {
        return Objects.requireNonNull(
                steps(span, Optional.empty(), RollUp::members).get(span.from()));
    }

    @Override
    public SortedMap<Instant, List<MemberFigures>> memberSeries(Span span, Step step) {
        return steps(span, Optional.of(step), RollUp::members);
    }

    @Override
    public List<Alarm> alarms(Optional<TradingZoneId> zone, Instant from, Instant until) {
        return alarms.find(zone, from, until, MAXIMUM_ALARMS);
    }

    private <T> SortedMap<Instant, T> steps(
            Span span,
            Optional<Step> step,
            BiFunction<TradingSums, SortedMap<ParticipantId, MemberOutcome>, T> rollUp) {
        step.ifPresent(one -> check(span, one));
        ZoneId timeZone = timeZone(span);
        SortedMap<Instant, TradingSums> sums = trading.sums(span, step, timeZone);
        SortedMap<Instant, SortedMap<ParticipantId, MemberOutcome>> settled = outcomes.sums(span, step, timeZone);
        TreeSet<Instant> starts = new TreeSet<>(sums.keySet());
        starts.addAll(settled.keySet());
        if (step.isEmpty()) {
            starts.add(span.from());
        }
        SortedMap<Instant, T> steps = new TreeMap<>();
        for (Instant start : starts) {
            steps.put(
                    start,
                    rollUp.apply(
                            sums.getOrDefault(start, TradingSums.NONE),
                            settled.getOrDefault(start, Collections.emptySortedMap())));
        }
        return steps;
    }

    private static void check(Span span, Step step) {
        Duration length = switch (step) {
            case INTERVAL -> Interval.LENGTH;
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofHours(23);
        };
        long steps = Duration.between(span.from(), span.until()).dividedBy(length);
        if (steps > MAXIMUM_STEPS) {
            throw new IllegalArgumentException(
                    "a series has up to %d steps, not %d: take longer steps or a shorter span"
                            .formatted(MAXIMUM_STEPS, steps));
        }
    }

    private ZoneId timeZone(Span span) {
        return members.zones().stream()
                .filter(zone -> span.zone().isEmpty() || span.zone().get().equals(zone.id()))
                .map(Zone::timeZone)
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }

    /** Capacities as they are today, of who was registered at some time of the span. */
    private Installed installed(Span span) {
        SortedMap<ParticipantId, Long> feedIn = new TreeMap<>();
        SortedMap<ParticipantId, Long> connection = new TreeMap<>();
        members.zones().stream()
                .map(Zone::id)
                .filter(zone -> span.zone().isEmpty() || span.zone().get().equals(zone))
                .flatMap(zone -> members.participants(zone).stream())
                .filter(participant -> isRegisteredIn(span, participant))
                .forEach(participant -> {
                    feedIn.put(participant.id(), feedIn(participant).value());
                    connection.put(participant.id(), participant.connection().value());
                });
        return new Installed(feedIn, connection);
    }

    private static boolean isRegisteredIn(Span span, Participant participant) {
        return participant.registeredFrom().isBefore(span.until())
                && participant.leftAt().stream().noneMatch(left -> !left.isAfter(span.from()));
    }

    private static Watts feedIn(Participant participant) {
        return participant.resources().stream()
                .filter(resource -> resource.kind().feedsIn())
                .map(Resource::installed)
                .reduce(Watts.ZERO, Watts::plus);
    }
}
