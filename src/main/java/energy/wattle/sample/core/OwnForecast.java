package energy.wattle.sample.core;

import energy.wattle.units.Interval;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a participant expects of its own points.
 *
 * <p>Where the intraday forecast is known, it is that. Further ahead it is the day-ahead forecast, corrected by what
 * the last known intraday forecast before it differed from its own day-ahead one; of that an eighth is lost with each
 * interval. So at the gate of an intraday session, when only the value of the first interval is known, its correction
 * fades over the others.
 */
public final class OwnForecast {

    private static final long KEPT = 7;
    private static final long OF = 8;

    private OwnForecast() {}

    /**
     * Net export by interval.
     *
     * @param intervals ascending and consecutive; those for which nothing is known are left out
     */
    public static SortedMap<Interval, WattHours> of(
            Knowledge knowledge, List<MeteringPoint> points, List<Interval> intervals) {
        SortedMap<Interval, WattHours> netExport = new TreeMap<>();
        for (MeteringPoint point : points) {
            long correction = 0;
            for (Interval interval : intervals) {
                OptionalLong dayAhead = knowledge.dayAhead(point, interval);
                if (dayAhead.isEmpty()) {
                    continue;
                }
                OptionalLong intraday = knowledge.intraday(point, interval);
                correction =
                        intraday.isPresent() ? intraday.getAsLong() - dayAhead.getAsLong() : correction * KEPT / OF;
                long expected = Math.max(0, dayAhead.getAsLong() + correction);
                netExport.merge(interval, new WattHours(point.kind().netExport(expected)), WattHours::plus);
            }
        }
        return netExport;
    }
}
