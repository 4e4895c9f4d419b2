package energy.wattle.trading.core;

import energy.wattle.trading.IntervalFigures;
import energy.wattle.trading.PublicFigures;
import energy.wattle.trading.PublicFigures.Volume;
import energy.wattle.trading.PublicInterval;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** The public sums of a day as one would count them by hand: a pass over all figures for every number. */
final class NaivePublicSums {

    private NaivePublicSums() {}

    static PublicFigures of(List<IntervalFigures> figures, Instant now) {
        TreeSet<Interval> intervals = new TreeSet<>();
        figures.forEach(one -> intervals.add(one.interval()));
        List<PublicInterval> published = new ArrayList<>();
        List<Volume> volumes = new ArrayList<>();
        Map<SessionKind, PublicInterval> latest = new HashMap<>();
        for (Interval interval : intervals) {
            List<IntervalFigures> here = figures.stream()
                    .filter(one -> one.interval().equals(interval))
                    .toList();
            volumes.add(new Volume(interval, cleared(here), renewable(here), share(here)));
            for (SessionKind kind : SessionKind.values()) {
                for (IntervalFigures one : here) {
                    if (one.session().kind() == kind) {
                        PublicInterval shown = new PublicInterval(
                                one.session(), interval, one.cleared(), share(List.of(one)), price(List.of(one)));
                        published.add(shown);
                        if (one.prices().isPresent() && interval.start().compareTo(now) <= 0) {
                            latest.put(kind, shown);
                        }
                    }
                }
            }
        }
        return new PublicFigures(published, volumes, cleared(figures), share(figures), price(figures), latest);
    }

    private static WattHours cleared(List<IntervalFigures> figures) {
        return sum(figures, one -> one.cleared().value());
    }

    private static WattHours renewable(List<IntervalFigures> figures) {
        return sum(figures, one -> one.clearedRenewable().value());
    }

    private static WattHours sum(List<IntervalFigures> figures, ToLongFunction<IntervalFigures> energy) {
        return new WattHours(figures.stream().mapToLong(energy).sum());
    }

    private static Optional<Integer> share(List<IntervalFigures> figures) {
        long whole = cleared(figures).value();
        return whole == 0
                ? Optional.empty()
                : Optional.of(new BigDecimal(renewable(figures).value())
                        .movePointRight(3)
                        .divide(new BigDecimal(whole), 0, RoundingMode.HALF_EVEN)
                        .intValue());
    }

    private static Optional<Price> price(List<IntervalFigures> figures) {
        BigDecimal money = BigDecimal.ZERO;
        BigDecimal energy = BigDecimal.ZERO;
        for (IntervalFigures one : figures) {
            if (one.prices().isPresent()) {
                BigDecimal cleared = new BigDecimal(one.cleared().value());
                money = money.add(cleared.multiply(
                        new BigDecimal(one.prices().orElseThrow().mean().micros())));
                energy = energy.add(cleared);
            }
        }
        return energy.signum() == 0
                ? Optional.empty()
                : Optional.of(new Price(
                        money.divide(energy, 0, RoundingMode.HALF_EVEN).longValueExact()));
    }
}
