package energy.wattle.metering.service;

import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Participant;
import energy.wattle.metering.Forecast;
import energy.wattle.metering.MeterBook;
import energy.wattle.metering.store.ForecastStore;
import energy.wattle.metering.store.ReadingStore;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Answers from the tables that follow the chains. */
@Service
class StandingBook implements MeterBook {

    private final ReadingStore readings;
    private final ForecastStore forecasts;
    private final Ledger ledger;
    private final MarketClock clock;

    StandingBook(ReadingStore readings, ForecastStore forecasts, Ledger ledger, MarketClock clock) {
        this.readings = readings;
        this.forecasts = forecasts;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public SortedMap<Interval, WattHours> readings(ParticipantId participant, Instant from, Instant until) {
        checkSpan(from, until);
        return readings.readings(participant, from, until);
    }

    @Override
    public List<ReadingVersion> history(ParticipantId participant, Interval interval) {
        return readings.history(participant, interval);
    }

    @Override
    public SortedMap<Interval, ZoneEnergy> totals(TradingZoneId zone, Instant from, Instant until) {
        checkSpan(from, until);
        return readings.totals(zone, from, until);
    }

    @Override
    public SortedMap<Interval, List<ParticipantId>> missing(TradingZoneId zone, Instant from, Instant until) {
        checkSpan(from, until);
        SortedMap<Interval, List<ParticipantId>> missing = new TreeMap<>();
        List<Participant> participants = ledger.zone(new NodeId(zone.code())).stream()
                .map(chain -> ledger.state(chain.id()))
                .map((StateView state) -> MembershipState.participants(state))
                .flatMap(List::stream)
                .toList();
        Map<Interval, Set<ParticipantId>> metered = readings.metered(zone, from, until);
        Instant now = clock.instant();
        for (Interval interval = firstFrom(from);
                interval.start().isBefore(until) && !interval.end().isAfter(now);
                interval = new Interval(interval.end())) {
            Instant start = interval.start();
            Set<ParticipantId> have = metered.getOrDefault(interval, Set.of());
            List<ParticipantId> lacking = participants.stream()
                    .filter(participant -> participant.isRegisteredAt(start))
                    .map(Participant::id)
                    .filter(id -> !have.contains(id))
                    .toList();
            if (!lacking.isEmpty()) {
                missing.put(interval, lacking);
            }
        }
        return missing;
    }

    @Override
    public List<Forecast> forecastCurves(ParticipantId participant, Instant from, Instant until) {
        checkSpan(from, until);
        return forecasts.curves(participant, from, until);
    }

    @Override
    public SortedMap<Interval, ZoneEnergy> forecastTotals(
            TradingZoneId zone, String session, Instant from, Instant until) {
        checkSpan(from, until);
        return forecasts.totals(zone, session, from, until);
    }

    Map<Interval, WattHours> latestForecasts(ParticipantId participant, List<Interval> intervals) {
        return intervals.isEmpty() ? Map.of() : forecasts.latest(participant, intervals);
    }

    private static Interval firstFrom(Instant instant) {
        long seconds = Interval.LENGTH.toSeconds();
        long first = Math.ceilDiv(instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0), seconds) * seconds;
        return new Interval(Instant.ofEpochSecond(first));
    }

    private static void checkSpan(Instant from, Instant until) {
        if (Duration.between(from, until).compareTo(Duration.ofDays(LONGEST_SPAN_DAYS)) > 0) {
            throw new IllegalArgumentException(
                    "from %s to %s is more than %d days".formatted(from, until, LONGEST_SPAN_DAYS));
        }
    }
}
