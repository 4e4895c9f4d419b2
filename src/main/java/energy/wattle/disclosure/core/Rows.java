package energy.wattle.disclosure.core;

import energy.wattle.disclosure.Figure;
import energy.wattle.disclosure.Row;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes what may be told as rows. Where cells are told as one sum only, each of them has a withheld row, and the sum's
 * row follows them.
 */
final class Rows {

    private Rows() {}

    static Row told(Place place, Figure figure, long value) {
        return new Row(code(place.zone()), figure, place.from(), place.until(), OptionalLong.of(value), 1);
    }

    static Row withheld(Place place, Figure figure) {
        return new Row(code(place.zone()), figure, place.from(), place.until(), OptionalLong.empty(), 1);
    }

    /**
     * A zone's rows of a hierarchy.
     *
     * @param whole the zone's cell
     * @param side that the figure is of
     */
    static List<Row> ofZone(Cell<Place> whole, List<Told<Place>> told, Figure figure, int side) {
        List<Row> rows = new ArrayList<>();
        for (Told<Place> group : told) {
            if (group.cells().stream()
                            .allMatch(cell ->
                                    cell.place().zone().equals(whole.place().zone()))
                    && !isSeveralWholes(group, whole)) {
                rows.addAll(ofGroup(group, figure, side));
            }
        }
        return rows.isEmpty() ? List.of(withheld(whole.place(), figure)) : rows;
    }

    /** The market's rows: its total, and each zone's that is told for itself; zones that are merged as a group. */
    static List<Row> ofMarket(Cell<Place> market, List<Told<Place>> told, Figure figure, int side) {
        if (told.isEmpty()) {
            return List.of(withheld(market.place(), figure));
        }
        List<Row> rows = new ArrayList<>(List.of(told(market.place(), figure, market.value(side))));
        for (Cell<Place> zone : market.parts()) {
            boolean isTold = told.stream()
                    .flatMap(group -> group.cells().stream())
                    .anyMatch(cell -> cell.place().zone().equals(zone.place().zone()) && !isInGroup(told, zone));
            rows.add(isTold ? told(zone.place(), figure, zone.value(side)) : withheld(zone.place(), figure));
        }
        return rows;
    }

    /** Whether zones, of which this is one, are told as one sum. */
    private static boolean isInGroup(List<Told<Place>> told, Cell<Place> zone) {
        return told.stream().anyMatch(group -> isSeveralWholes(group, zone));
    }

    private static boolean isSeveralWholes(Told<Place> group, Cell<Place> zone) {
        return group.cells().size() > 1 && group.cells().contains(zone);
    }

    private static List<Row> ofGroup(Told<Place> group, Figure figure, int side) {
        List<Row> rows = new ArrayList<>();
        Place first = group.cells().getFirst().place();
        if (group.cells().size() > 1) {
            group.cells().forEach(cell -> rows.add(withheld(cell.place(), figure)));
        }
        Instant until = group.cells().getLast().place().until();
        rows.add(new Row(
                code(first.zone()), figure, first.from(), until, OptionalLong.of(group.value(side)), group.finest()));
        return rows;
    }

    private static Optional<String> code(Optional<TradingZoneId> zone) {
        return zone.map(TradingZoneId::code);
    }
}
