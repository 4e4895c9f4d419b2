package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public figures of a zone's day of delivery.
 *
 * @param intervals by interval, and of one interval the longest session first
 * @param volumes of all sessions together, by interval
 * @param cleared for the whole day
 * @param renewable share of it, in tenths of a percent; empty while nothing is cleared
 * @param price mean of the day, weighted by quantity; empty likewise
 * @param latest of each kind of session, the last interval with a price that has begun
 */
public record PublicFigures(
        List<PublicInterval> intervals,
        List<Volume> volumes,
        WattHours cleared,
        Optional<Integer> renewable,
        Optional<Price> price,
        Map<SessionKind, PublicInterval> latest) {

    public PublicFigures {
        intervals = List.copyOf(intervals);
        volumes = List.copyOf(volumes);
        EnumMap<SessionKind, PublicInterval> copied = new EnumMap<>(SessionKind.class);
        copied.putAll(latest);
        latest = Collections.unmodifiableMap(copied);
    }

    /**
     * What all sessions cleared for one delivery interval.
     *
     * @param ofRenewables the part of it that renewables sold
     * @param renewable the same as a share, in tenths of a percent; empty where nothing was cleared
     */
    public record Volume(Interval interval, WattHours cleared, WattHours ofRenewables, Optional<Integer> renewable) {}
}
