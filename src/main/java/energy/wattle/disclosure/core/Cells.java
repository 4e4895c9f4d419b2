package energy.wattle.disclosure.core;

import energy.wattle.assessment.MemberFigures;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Builds hierarchies of sums from what each member contributes. */
final class Cells {

    private static final long SECONDS_OF_HOUR = 3_600;

    private Cells() {}

    /**
     * A zone's time as hours of quarters; an hour's quarters are told all or not at all.
     *
     * @param intervals all of the time, ascending; at least one
     * @param figures by interval; absent where nothing was
     * @param sides what is told, and what has to be protected along with it
     */
    static Cell<Place> hours(
            TradingZoneId zone,
            List<Interval> intervals,
            Map<Instant, List<MemberFigures>> figures,
            List<ToLongFunction<MemberFigures>> sides) {
        SortedMap<Instant, List<Cell<Place>>> hours = new TreeMap<>();
        for (Interval interval : intervals) {
            Place place = new Place(Optional.of(zone), interval.start(), interval.end());
            Cell<Place> quarter = Cell.finest(place, sides(figures.getOrDefault(interval.start(), List.of()), sides));
            hours.computeIfAbsent(hour(interval), any -> new ArrayList<>()).add(quarter);
        }
        List<Cell<Place>> cells = hours.values().stream()
                .map(quarters -> over(zone, quarters, true))
                .toList();
        return over(zone, cells, false);
    }

    private static Instant hour(Interval interval) {
        long second = interval.start().getEpochSecond();
        return Instant.ofEpochSecond(second - Math.floorMod(second, SECONDS_OF_HOUR));
    }

    /** A zone's time as one cell. */
    static Cell<Place> whole(Place place, List<MemberFigures> figures, List<ToLongFunction<MemberFigures>> sides) {
        return Cell.finest(place, sides(figures, sides));
    }

    /** @param zones at least one */
    static Cell<Place> market(List<Cell<Place>> zones) {
        Instant from = zones.stream()
                .map(zone -> zone.place().from())
                .min(Instant::compareTo)
                .orElseThrow();
        Instant until = zones.stream()
                .map(zone -> zone.place().until())
                .max(Instant::compareTo)
                .orElseThrow();
        return Cell.sum(new Place(Optional.empty(), from, until), zones, false);
    }

    private static Cell<Place> over(TradingZoneId zone, List<Cell<Place>> parts, boolean isWhole) {
        Place place = new Place(
                Optional.of(zone),
                parts.getFirst().place().from(),
                parts.getLast().place().until());
        return Cell.sum(place, parts, isWhole);
    }

    private static List<SortedMap<ParticipantId, Long>> sides(
            List<MemberFigures> figures, List<ToLongFunction<MemberFigures>> sides) {
        return sides.stream()
                .map(side -> {
                    SortedMap<ParticipantId, Long> parts = new TreeMap<>();
                    figures.forEach(member -> parts.put(member.participant(), Math.max(0, side.applyAsLong(member))));
                    return parts;
                })
                .toList();
    }
}
