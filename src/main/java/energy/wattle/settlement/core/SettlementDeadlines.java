package energy.wattle.settlement.core;

import energy.wattle.membership.Zone;
import energy.wattle.units.Interval;
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
record SettlementDeadlines(long first, long second) {

    static final String FIRST = "settlement.first-deadline-minutes";
    static final String SECOND = "settlement.second-deadline-minutes";

    private static final long LONGEST = 525_600;
    private static final long SECONDS = 60;

    static SettlementDeadlines of(Optional<Zone> zone) {
        long first = minutes(zone, FIRST, 24 * 60);
        return new SettlementDeadlines(
                first * SECONDS, Math.max(first, minutes(zone, SECOND, 7 * 24 * 60)) * SECONDS);
    }

    IntervalAccount open(Interval interval) {
        long end = interval.end().getEpochSecond();
        return IntervalAccount.opened(end + first, end + second);
    }

    private static long minutes(Optional<Zone> zone, String parameter, long otherwise) {
        long minutes = zone.map(known -> known.parameter(parameter, otherwise)).orElse(otherwise);
        return Math.clamp(minutes, 0, LONGEST);
    }
}
