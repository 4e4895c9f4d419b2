package energy.wattle.settlement.ui;

import com.vaadin.flow.component.Component;
import energy.wattle.settlement.OwnDay;
import energy.wattle.shell.ChartColor;
import energy.wattle.shell.ChartModel;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A participant's day as step lines: what was traded, expected and metered, all as net export. */
record DayChart(Component page, OwnDay.Position position) {

    static ChartModel of(Component page, OwnDay.Position position) {
        return new DayChart(page, position).model();
    }

    private ChartModel model() {
        return new ChartModel(
                ChartModel.Axis.day(page.getTranslation("settlement.day.interval"), position.day()),
                ChartModel.Axis.amount(page.getTranslation("settlement.day.chart.axis"), "kWh", WattHours.DECIMALS),
                List.of(
                        traded("sold", ChartColor.SOLD, OwnDay.OfInterval::sold),
                        traded("bought", ChartColor.BOUGHT, row -> row.bought().negated()),
                        line("forecast", ChartColor.MUTED, ChartModel.Line.DASHED, OwnDay.OfInterval::forecast),
                        line("metered", ChartColor.BRAND, ChartModel.Line.SOLID, OwnDay.OfInterval::metered)),
                position.isToday()
                        ? List.of(ChartModel.Mark.now(position.at(), page.getTranslation("settlement.day.chart.now")))
                        : List.of());
    }

    private ChartModel.Series traded(String name, ChartColor color, Function<OwnDay.OfInterval, WattHours> energy) {
        return series(
                name,
                color,
                ChartModel.Line.SOLID,
                ChartModel.Fill.FAINT,
                row -> Optional.of(energy.apply(row)).filter(traded -> traded.value() != 0));
    }

    private ChartModel.Series line(
            String name,
            ChartColor color,
            ChartModel.Line line,
            Function<OwnDay.OfInterval, Optional<WattHours>> energy) {
        return series(name, color, line, ChartModel.Fill.NONE, energy);
    }

    private ChartModel.Series series(
            String name,
            ChartColor color,
            ChartModel.Line line,
            ChartModel.Fill fill,
            Function<OwnDay.OfInterval, Optional<WattHours>> energy) {
        return new ChartModel.Series(
                page.getTranslation("settlement.day.chart." + name),
                name,
                color,
                line,
                fill,
                position.intervals().stream()
                        .flatMap(row -> energy.apply(row).stream()
                                .map(value -> new ChartModel.Step(
                                        row.interval().start().toEpochMilli(),
                                        row.interval().end().toEpochMilli(),
                                        value.value(),
                                        "")))
                        .toList());
    }
}
