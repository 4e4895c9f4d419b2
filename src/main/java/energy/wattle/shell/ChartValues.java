package energy.wattle.shell;

import energy.wattle.shell.ChartModel.Series;
import energy.wattle.shell.ChartModel.Step;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The values of a chart as rows of a table: one for each place where a value of any series begins. */
final class ChartValues {

    /** @param values one for each series, empty where it has none at this place */
    record Row(long from, List<Optional<Long>> values) {

        Row {
            values = List.copyOf(values);
        }
    }

    private ChartValues() {}

    static List<Row> of(ChartModel model) {
        SortedSet<Long> places = new TreeSet<>();
        model.series().forEach(series -> series.steps().forEach(step -> places.add(step.from())));
        List<NavigableMap<Long, Step>> lines =
                model.series().stream().map(ChartValues::byPlace).toList();
        return places.stream()
                .map(place -> new Row(
                        place, lines.stream().map(line -> valueAt(line, place)).toList()))
                .toList();
    }

    private static NavigableMap<Long, Step> byPlace(Series series) {
        NavigableMap<Long, Step> steps = new TreeMap<>();
        series.steps().forEach(step -> steps.put(step.from(), step));
        return steps;
    }

    /** A value holds from where its step begins to before where it ends. */
    private static Optional<Long> valueAt(NavigableMap<Long, Step> line, long place) {
        return Optional.ofNullable(line.floorEntry(place))
                .map(Map.Entry::getValue)
                .filter(step -> place < step.to())
                .map(Step::value);
    }
}
