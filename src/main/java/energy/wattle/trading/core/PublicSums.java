package energy.wattle.trading.core;

import energy.wattle.trading.IntervalFigures;
import energy.wattle.trading.PublicFigures;
import energy.wattle.trading.PublicFigures.Volume;
import energy.wattle.trading.PublicInterval;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.Interval;
import energy.wattle.units.WattHours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes from the figures of sessions what is public, and sums it up. */
public final class PublicSums {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(1000);

    private static final Comparator<PublicInterval> ORDER = Comparator.comparing(PublicInterval::interval)
            .thenComparing(one -> one.session().kind());

    private final SortedMap<Interval, Volume> volumes = new TreeMap<>();
    private final WeightedPrice price = new WeightedPrice();
    private WattHours cleared = WattHours.ZERO;
    private WattHours ofRenewables = WattHours.ZERO;

    private PublicSums() {}

    /**
     * @param figures of one zone's day, in any order
     * @param now a price counts as the latest only once its interval has begun
     */
    public static PublicFigures of(List<IntervalFigures> figures, Instant now) {
        PublicSums sums = new PublicSums();
        figures.forEach(sums::add);
        List<PublicInterval> intervals =
                figures.stream().map(PublicSums::published).sorted(ORDER).toList();
        return new PublicFigures(
                intervals,
                List.copyOf(sums.volumes.values()),
                sums.cleared,
                share(sums.ofRenewables, sums.cleared),
                sums.price.value(),
                latest(intervals, now));
    }

    private void add(IntervalFigures figures) {
        cleared = cleared.plus(figures.cleared());
        ofRenewables = ofRenewables.plus(figures.clearedRenewable());
        figures.prices().ifPresent(prices -> price.add(figures.cleared(), prices.mean()));
        volumes.merge(
                figures.interval(),
                volume(figures.interval(), figures.cleared(), figures.clearedRenewable()),
                (one, other) -> volume(
                        one.interval(),
                        one.cleared().plus(other.cleared()),
                        one.ofRenewables().plus(other.ofRenewables())));
    }

    private static Map<SessionKind, PublicInterval> latest(List<PublicInterval> intervals, Instant now) {
        Map<SessionKind, PublicInterval> latest = new EnumMap<>(SessionKind.class);
        intervals.stream()
                .filter(one ->
                        one.price().isPresent() && !one.interval().start().isAfter(now))
                .forEach(one -> latest.put(one.session().kind(), one));
        return latest;
    }

    private static PublicInterval published(IntervalFigures figures) {
        return new PublicInterval(
                figures.session(),
                figures.interval(),
                figures.cleared(),
                share(figures.clearedRenewable(), figures.cleared()),
                figures.prices().map(IntervalFigures.Prices::mean));
    }

    private static Volume volume(Interval interval, WattHours cleared, WattHours ofRenewables) {
        return new Volume(interval, cleared, ofRenewables, share(ofRenewables, cleared));
    }

    private static Optional<Integer> share(WattHours part, WattHours whole) {
        return whole.isPositive()
                ? Optional.of(BigDecimal.valueOf(part.value())
                        .multiply(WHOLE)
                        .divide(BigDecimal.valueOf(whole.value()), 0, RoundingMode.HALF_EVEN)
                        .intValueExact())
                : Optional.empty();
    }
}
