package energy.wattle.settlement.core;

import energy.wattle.membership.Zone;
import energy.wattle.membership.ZoneParameter;
import energy.wattle.units.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long after the end of an interval a zone waits for readings. Zone parameters, in minutes:
 * {@code settlement.first-deadline-minutes} (1,440: net positions stand in) and
 * {@code settlement.second-deadline-minutes} (10,080: the limits of resources stand in), each from 0 to 525,600, the
 * second not before the first. An interval keeps those that held when it ended. Source: Market rules, Missing meters.
 *
 * @param first seconds
 * @param second seconds, at least {@code first}
 */
public record SettlementDeadlines(long first, long second) {

    static final ZoneParameter FIRST =
            new ZoneParameter("settlement.first-deadline-minutes", 0, 525_600, 24 * 60, "minutes");
    static final ZoneParameter SECOND =
            new ZoneParameter("settlement.second-deadline-minutes", 0, 525_600, 7 * 24 * 60, "minutes");

    /** What a zone may set. */
    public static final List<ZoneParameter> PARAMETERS = List.of(FIRST, SECOND);

    private static final long SECONDS = 60;

    static SettlementDeadlines of(Optional<Zone> zone) {
        long first = minutes(zone, FIRST);
        return new SettlementDeadlines(first * SECONDS, Math.max(first, minutes(zone, SECOND)) * SECONDS);
    }

    /** From when on something stands in for a reading of the interval that has not come. */
    public static Instant firstDeadline(Zone zone, Interval interval) {
        return interval.end().plusSeconds(of(Optional.of(zone)).first());
    }

    IntervalAccount open(Interval interval) {
        long end = interval.end().getEpochSecond();
        return IntervalAccount.opened(end + first, end + second);
    }

    /** The chain refuses no value, so what makes no sense is moved to the nearest that does. */
    private static long minutes(Optional<Zone> zone, ZoneParameter parameter) {
        return Math.clamp(
                zone.map(parameter::of).orElse(parameter.otherwise()), parameter.minimum(), parameter.maximum());
    }
}
