package energy.wattle.trading.ui;

import energy.wattle.shell.ChartColor;
import energy.wattle.shell.ChartModel;
import energy.wattle.shell.ChartModel.Across;
import energy.wattle.shell.ChartModel.Axis;
import energy.wattle.shell.ChartModel.Fill;
import energy.wattle.shell.ChartModel.Line;
import energy.wattle.shell.ChartModel.Mark;
import energy.wattle.shell.ChartModel.Series;
import energy.wattle.shell.ChartModel.Step;
import energy.wattle.trading.ClearedInterval;
import energy.wattle.trading.LadderBar;
import energy.wattle.trading.LadderGroup;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The supply and demand ladder as a chart: renewables and conventional in their own colour and filling, what was
 * matched shaded, what was not dashed.
 */
final class LadderPicture {

    private static final String SUPPLY = "supply";
    private static final String DEMAND = "demand";

    private final ClearingWords words;

    LadderPicture(ClearingWords words) {
        this.words = words;
    }

    ChartModel of(ClearedInterval interval) {
        return new ChartModel(
                Axis.amount(words.of("ladder.energy"), "kWh", WattHours.DECIMALS),
                Axis.amount(words.of("ladder.price"), words.of("price.unit"), Price.DECIMALS),
                Arrays.stream(LadderGroup.values())
                        .map(group -> series(group, interval.drawing()))
                        .filter(series -> !series.steps().isEmpty())
                        .toList(),
                interval.totals().meanPrice().stream()
                        .map(mean -> new Mark(
                                Across.Y,
                                mean.micros(),
                                words.of("ladder.mean", words.formats().price(mean))))
                        .toList());
    }

    private Series series(LadderGroup group, List<LadderBar> drawing) {
        Stream<LadderBar> bars = drawing.stream().filter(bar -> bar.group() == group);
        List<Step> steps = bars.map(this::step).toList();
        return switch (group) {
            case BID_MATCHED -> series("bid.matched", DEMAND, ChartColor.BOUGHT, Line.SOLID, Fill.FAINT, steps);
            case BID_UNMATCHED -> series("bid.unmatched", DEMAND, ChartColor.BOUGHT, Line.DASHED, Fill.NONE, steps);
            case RENEWABLE_MATCHED ->
                series("renewable.matched", SUPPLY, ChartColor.RENEWABLE, Line.SOLID, Fill.PLAIN, steps);
            case RENEWABLE_UNMATCHED ->
                series("renewable.unmatched", SUPPLY, ChartColor.RENEWABLE, Line.DASHED, Fill.NONE, steps);
            case CONVENTIONAL_MATCHED ->
                series("conventional.matched", SUPPLY, ChartColor.CONVENTIONAL, Line.SOLID, Fill.HATCHED, steps);
            case CONVENTIONAL_UNMATCHED ->
                series("conventional.unmatched", SUPPLY, ChartColor.CONVENTIONAL, Line.DASHED, Fill.NONE, steps);
        };
    }

    private Series series(String key, String group, ChartColor color, Line line, Fill fill, List<Step> steps) {
        return new Series(words.of("ladder." + key), group, color, line, fill, steps);
    }

    private Step step(LadderBar bar) {
        return new Step(
                bar.from().value(),
                bar.to().value(),
                bar.price().micros(),
                bar.orders() == 1 ? bar.first().code() : words.of("ladder.joined", bar.orders(), bar.first()));
    }
}
