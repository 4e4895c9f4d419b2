package energy.wattle.disclosure.core;

import energy.wattle.assessment.Indicators;
import energy.wattle.assessment.MemberFigures;
import energy.wattle.units.Interval;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What documents about a zone's time are made of.
 *
 * @param rule by which the zone protects its members
 * @param intervals of the time, ascending; at least one
 * @param whole over the time
 * @param members over the time
 * @param byInterval by an interval's start, where there is anything
 */
public record ZoneFigures(
        TradingZoneId zone,
        ProtectionRule rule,
        List<Interval> intervals,
        Indicators whole,
        List<MemberFigures> members,
        Map<Instant, List<MemberFigures>> byInterval) {

    Place place() {
        return new Place(
                Optional.of(zone),
                intervals.getFirst().start(),
                intervals.getLast().end());
    }
}
