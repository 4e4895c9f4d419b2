package energy.wattle.trading.ui;

import energy.wattle.shell.ChartColor;
import energy.wattle.shell.ChartModel;
import energy.wattle.shell.ChartModel.Axis;
import energy.wattle.shell.ChartModel.Fill;
import energy.wattle.shell.ChartModel.Line;
import energy.wattle.shell.ChartModel.Mark;
import energy.wattle.shell.ChartModel.Series;
import energy.wattle.shell.ChartModel.Step;
import energy.wattle.trading.PublicDay;
import energy.wattle.trading.PublicFigures.Volume;
import energy.wattle.trading.PublicInterval;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The charts of a day. The shorter a session, the later its price was made: the last one is drawn strongest. */
record DayPicture(MarketWords words, PublicDay day) {

    private static final int SHARE_DECIMALS = 1;

    ChartModel prices() {
        String unit = words.of("price.unit", day.zone().currency());
        return new ChartModel(
                time(),
                Axis.amount(words.of("chart.price"), unit, Price.DECIMALS),
                Stream.of(
                                prices(SessionKind.DAY_AHEAD, ChartColor.MUTED, Line.DASHED),
                                prices(SessionKind.INTRADAY, ChartColor.GRID, Line.SOLID),
                                prices(SessionKind.REAL_TIME, ChartColor.BRAND, Line.SOLID))
                        .filter(series -> !series.steps().isEmpty())
                        .toList(),
                marks());
    }

    ChartModel volumes() {
        return new ChartModel(
                time(),
                Axis.amount(words.of("chart.volume"), "kWh", WattHours.DECIMALS),
                List.of(
                        volumes(
                                "cleared",
                                ChartColor.BRAND,
                                Fill.NONE,
                                one -> Optional.of(one.cleared().value())),
                        volumes(
                                "renewables",
                                ChartColor.RENEWABLE,
                                Fill.FAINT,
                                one -> Optional.of(one.ofRenewables().value()))),
                marks());
    }

    ChartModel shares() {
        return new ChartModel(
                time(),
                Axis.amount(words.of("chart.share"), "%", SHARE_DECIMALS),
                List.of(volumes(
                        "share",
                        ChartColor.RENEWABLE,
                        Fill.FAINT,
                        one -> one.renewable().map(Integer::longValue))),
                marks());
    }

    private Axis time() {
        return Axis.day(words.of("interval"), day.day());
    }

    /** Intraday sessions overlap: an interval's price is that of the last session that had one for it. */
    private Series prices(SessionKind kind, ChartColor color, Line line) {
        SortedMap<Interval, PublicInterval> last = new TreeMap<>();
        day.figures().intervals().stream()
                .filter(one -> one.session().kind() == kind && one.price().isPresent())
                .forEach(one -> last.merge(one.interval(), one, DayPicture::later));
        List<Step> steps = last.values().stream()
                .flatMap(one -> one.price().stream().map(price -> step(one.interval(), price.micros())))
                .toList();
        return new Series(words.kind(kind), kind.name(), color, line, Fill.NONE, steps);
    }

    private static PublicInterval later(PublicInterval one, PublicInterval other) {
        return one.session().first().compareTo(other.session().first()) < 0 ? other : one;
    }

    private Series volumes(String key, ChartColor color, Fill fill, Function<Volume, Optional<Long>> value) {
        // Sessions that cleared nothing at all are told by the empty state, not by a line on the floor.
        List<Step> steps = day.figures().volumes().stream()
                .filter(one -> day.figures().cleared().isPositive())
                .flatMap(one -> value.apply(one).stream().map(units -> step(one.interval(), units)))
                .toList();
        return new Series(words.of("chart.series." + key), key, color, Line.SOLID, fill, steps);
    }

    private static Step step(Interval interval, long value) {
        return new Step(interval.start().toEpochMilli(), interval.end().toEpochMilli(), value, "");
    }

    /** Now, and the next gates of this day; that of a real-time session is always close to now and would hide it. */
    private List<Mark> marks() {
        Stream<Mark> now = day.isToday() ? Stream.of(Mark.now(day.now(), words.of("chart.now"))) : Stream.of();
        Stream<Mark> gates = Stream.of(SessionKind.DAY_AHEAD, SessionKind.INTRADAY)
                .flatMap(kind -> day.next(kind).stream())
                .filter(gate -> gate.session().gate().isBefore(day.day().end())
                        && !gate.session().gate().isBefore(day.day().start()))
                .map(gate -> Mark.at(
                        gate.session().gate(),
                        words.of("chart.gate", words.kind(gate.session().id().kind()))));
        return Stream.concat(now, gates).toList();
    }
}
