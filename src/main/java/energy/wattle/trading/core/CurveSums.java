package energy.wattle.trading.core;

import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.PublicDay;
import energy.wattle.trading.PublicInterval;
import energy.wattle.trading.SessionDay;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.TradingCurve;
import energy.wattle.trading.TradingCurve.Part;
import energy.wattle.trading.TradingCurve.Point;
import energy.wattle.trading.TradingCurve.Volume;
import energy.wattle.units.Interval;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a trading curve of what is public of a day. */
public final class CurveSums {

    private static final Comparator<PublicInterval> ORDER = Comparator.<PublicInterval, SessionKind>comparing(
                    one -> one.session().kind())
            .thenComparing(one -> one.session().first());

    private CurveSums() {}

    /** @param sessions this kind only; empty for all */
    public static TradingCurve of(PublicDay day, Optional<SessionKind> sessions) {
        List<PublicInterval> counted = day.figures().intervals().stream()
                .filter(one -> isOf(one.session().kind(), sessions))
                .sorted(ORDER)
                .toList();
        SortedMap<Interval, List<PublicInterval>> byInterval = new TreeMap<>();
        counted.forEach(one -> byInterval
                .computeIfAbsent(one.interval(), any -> new ArrayList<>())
                .add(one));
        List<Point> points = byInterval.entrySet().stream()
                .map(each -> point(each.getKey(), each.getValue()))
                .toList();
        int clearings =
                (int) counted.stream().map(PublicInterval::session).distinct().count();
        return new TradingCurve(
                day.zone(), day.day(), sessions, clearings, asOf(day, sessions), points, sum(counted.stream()));
    }

    private static Point point(Interval interval, List<PublicInterval> figures) {
        List<Part> parts = figures.stream()
                .map(one -> new Part(one.session(), sum(Stream.of(one))))
                .toList();
        return new Point(interval, parts, sum(figures.stream()));
    }

    /** Both parties of a trade are the zone's: what is sold in it is bought in it. */
    private static Volume sum(Stream<PublicInterval> figures) {
        WeightedPrice price = new WeightedPrice();
        WattHours traded = figures.map(one -> {
                    one.price().ifPresent(mean -> price.add(one.cleared(), mean));
                    return one.cleared();
                })
                .reduce(WattHours.ZERO, WattHours::plus);
        return new Volume(traded, traded, price.value());
    }

    private static Instant asOf(PublicDay day, Optional<SessionKind> sessions) {
        return day.sessions().stream()
                .filter(line -> isOf(line.session().id().kind(), sessions))
                .map(SessionDay.Line::state)
                .flatMap(state -> state instanceof SessionState.Cleared(BlockPoint since)
                        ? Stream.of(since.time())
                        : Stream.empty())
                .max(Comparator.naturalOrder())
                .orElse(day.now());
    }

    private static boolean isOf(SessionKind kind, Optional<SessionKind> sessions) {
        return sessions.isEmpty() || sessions.get() == kind;
    }
}
