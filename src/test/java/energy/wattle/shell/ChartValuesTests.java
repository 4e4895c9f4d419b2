package energy.wattle.shell;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.shell.ChartModel.Axis;
import energy.wattle.shell.ChartModel.Fill;
import energy.wattle.shell.ChartModel.Line;
import energy.wattle.shell.ChartModel.Series;
import energy.wattle.shell.ChartModel.Step;
import energy.wattle.shell.ChartValues.Row;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChartValuesTests {

    @Test
    void aChartWithoutValuesHasNoRow() {
        assertThat(rows(series())).isEmpty();
        assertThat(rows()).isEmpty();
    }

    @Test
    void thereIsARowWhereAValueOfAnySeriesBegins() {
        assertThat(rows(series(step(0, 10, 1), step(10, 20, 2)), series(step(5, 15, 3))))
                .extracting(Row::from)
                .containsExactly(0L, 5L, 10L);
    }

    @Test
    void aValueHoldsFromWhereItBeginsToBeforeWhereItEnds() {
        assertThat(rows(series(step(0, 10, 1)), series(step(0, 5, 2), step(10, 20, 3), step(15, 20, 4))))
                .containsExactly(
                        row(0, List.of(Optional.of(1L), Optional.of(2L))),
                        row(10, List.of(Optional.empty(), Optional.of(3L))),
                        row(15, List.of(Optional.empty(), Optional.of(4L))));
    }

    @Test
    void aGapIsEmptyAndZeroIsAValue() {
        assertThat(rows(series(step(0, 5, 0), step(10, 15, 7)), series(step(5, 10, -1))))
                .containsExactly(
                        row(0, List.of(Optional.of(0L), Optional.empty())),
                        row(5, List.of(Optional.empty(), Optional.of(-1L))),
                        row(10, List.of(Optional.of(7L), Optional.empty())));
    }

    private static List<Row> rows(Series... series) {
        Axis time = Axis.time("time", ZoneOffset.UTC);
        return ChartValues.of(new ChartModel(time, Axis.amount("energy", "kWh", 3), List.of(series), List.of()));
    }

    private static Series series(Step... steps) {
        return new Series("one", "one", ChartColor.BRAND, Line.SOLID, Fill.NONE, List.of(steps));
    }

    private static Step step(long from, long to, long value) {
        return new Step(from, to, value, "");
    }

    private static Row row(long from, List<Optional<Long>> values) {
        return new Row(from, values);
    }
}
