package energy.wattle.trading.core;

import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Side;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.trading.TypedOrder;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines that a form starts from, so that nobody begins with an empty table who has a forecast. */
public final class OpeningLines {

    private OpeningLines() {}

    /**
     * What was declared, for each interval; a blank line where nothing was.
     *
     * @param intervals of the session
     */
    public static List<TypedOrder> of(List<Interval> intervals, Declaration declared) {
        return intervals.stream()
                .flatMap(interval -> {
                    List<TypedOrder> lines = declared.curves().stream()
                            .filter(curve -> curve.interval().equals(interval))
                            .flatMap(OpeningLines::lines)
                            .toList();
                    return lines.isEmpty() ? Stream.of(blank(interval)) : lines.stream();
                })
                .toList();
    }

    /**
     * One step for each interval with a forecast: what is expected more than sold is offered, what is expected to be
     * needed more than bought is asked for.
     *
     * @param source the class that is sold
     * @param price of all of them; empty leaves prices to be typed
     */
    public static List<TypedOrder> of(
            List<Interval> intervals,
            Map<Interval, WattHours> forecast,
            Map<Interval, TradedEnergy> traded,
            EnergySource source,
            Optional<Price> price) {
        return intervals.stream()
                .map(interval -> Optional.ofNullable(forecast.get(interval))
                        .map(expected -> expected.minus(
                                traded.getOrDefault(interval, TradedEnergy.NONE).net()))
                        .filter(open -> open.value() != 0)
                        .map(open -> line(interval, open, source, price))
                        .orElseGet(() -> blank(interval)))
                .toList();
    }

    public static TypedOrder blank(Interval interval) {
        return new TypedOrder(interval, "", "", "", "");
    }

    private static TypedOrder line(Interval interval, WattHours open, EnergySource source, Optional<Price> price) {
        boolean sells = open.isPositive();
        return new TypedOrder(
                interval,
                (sells ? Side.SELL : Side.BUY).name(),
                sells ? source.name() : "",
                (sells ? open : open.negated()).toString(),
                price.map(OpeningLines::text).orElse(""));
    }

    private static Stream<TypedOrder> lines(DeclaredCurve curve) {
        String source = switch (curve) {
            case DeclaredCurve.Sell sell ->
                sell.source().map(EnergySource::name).orElse("");
            case DeclaredCurve.Buy buy -> "";
        };
        return curve.steps().stream()
                .map(step -> new TypedOrder(
                        curve.interval(),
                        curve.side().name(),
                        source,
                        step.quantity().toString(),
                        text(step.limit())));
    }

    /** Without the zeros behind the fourth decimal, as prices are typed. */
    private static String text(Price price) {
        return price.toString().replaceFirst("00$", "");
    }
}
