package energy.wattle.assessment.ui;

import com.vaadin.flow.component.html.Div;
import energy.wattle.assessment.Basis;
import energy.wattle.assessment.BasisPoints;
import energy.wattle.assessment.Concentration;
import energy.wattle.assessment.Indicators;
import energy.wattle.assessment.Screen;
import energy.wattle.shell.ChartColor;
import energy.wattle.shell.ChartModel;
import energy.wattle.shell.ChartModel.Across;
import energy.wattle.shell.ChartModel.Axis;
import energy.wattle.shell.ChartModel.Fill;
import energy.wattle.shell.ChartModel.Line;
import energy.wattle.shell.ChartModel.Mark;
import energy.wattle.shell.ChartModel.Series;
import energy.wattle.shell.ChartPanel;
import energy.wattle.trading.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Function;

/** Concentration, residual supply and price over the steps, with the thresholds as lines. */
final class IndicatorCharts extends Div {

    private static final long serialVersionUID = 1;

    private static final int RATIO_DECIMALS = 4;
    private static final int PRICE_DECIMALS = 6;

    private final transient Looked looked;
    private final ChartPanel concentration = panel("hhi");
    private final ChartPanel residual = panel("rsi");
    private final ChartPanel price = panel("price");

    IndicatorCharts(Looked looked) {
        this.looked = looked;
        add(concentration, residual, price);
    }

    void show(SortedMap<Instant, Indicators> series) {
        show(
                concentration,
                "hhi",
                Axis.amount(text("chart.hhi"), text("points"), 0),
                List.of(
                        line(series, "chart.sellers", ChartColor.SOLD, one -> hhi(one, Side.SELL)),
                        line(series, "chart.buyers", ChartColor.BOUGHT, one -> hhi(one, Side.BUY))),
                List.of(threshold(Screen.SELLERS_HHI)));
        show(
                residual,
                "rsi",
                Axis.amount(text("chart.rsi"), "", RATIO_DECIMALS),
                List.of(line(
                        series,
                        "chart.rsi",
                        ChartColor.BRAND,
                        one -> one.residual(Side.SELL)
                                .map(found -> OptionalLong.of(found.index().value()))
                                .orElse(OptionalLong.empty()))),
                List.of(
                        threshold(Screen.RESIDUAL_SUPPLY),
                        new Mark(Across.Y, BasisPoints.WHOLE, text("chart.pivotal"))));
        show(
                price,
                "price",
                Axis.amount(text("chart.price"), looked.zone().currency() + "/kWh", PRICE_DECIMALS),
                List.of(line(
                        series,
                        "chart.price",
                        ChartColor.BRAND,
                        one -> one.price()
                                .map(found -> OptionalLong.of(found.mean().micros()))
                                .orElse(OptionalLong.empty()))),
                List.of());
    }

    private ChartPanel panel(String name) {
        return new ChartPanel(text("chart." + name), text("chart.empty"));
    }

    private void show(ChartPanel panel, String name, Axis y, List<Series> lines, List<Mark> marks) {
        ChartModel model = new ChartModel(Axis.time(text("time"), looked.zone().timeZone()), y, lines, marks);
        panel.show(model, text("chart." + name + ".about", looked.zone().id()));
    }

    private Series line(
            SortedMap<Instant, Indicators> series,
            String key,
            ChartColor color,
            Function<Indicators, OptionalLong> value) {
        return new Series(
                text(key),
                key,
                color,
                Line.SOLID,
                Fill.NONE,
                series.entrySet().stream()
                        .filter(entry -> value.apply(entry.getValue()).isPresent())
                        .map(entry -> step(entry, value))
                        .toList());
    }

    private ChartModel.Step step(Map.Entry<Instant, Indicators> entry, Function<Indicators, OptionalLong> value) {
        return new ChartModel.Step(
                entry.getKey().toEpochMilli(),
                looked.end(entry.getKey()).toEpochMilli(),
                value.apply(entry.getValue()).getAsLong(),
                text("chart.trades", entry.getValue().trades()));
    }

    private Mark threshold(Screen screen) {
        long value = looked.zone().parameter(screen.parameter(), screen.usual());
        return new Mark(Across.Y, value, text("threshold"));
    }

    private static OptionalLong hhi(Indicators one, Side side) {
        return one.concentration(side, Basis.CLEARED)
                .map(Concentration::hhi)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private String text(String key, Object... arguments) {
        return getTranslation("assessment." + key, arguments);
    }
}
