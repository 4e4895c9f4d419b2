package energy.wattle.disclosure.core;

import energy.wattle.assessment.Basis;
import energy.wattle.assessment.Concentration;
import energy.wattle.assessment.Indicators;
import energy.wattle.assessment.MemberFigures;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Figure;
import energy.wattle.disclosure.Row;
import energy.wattle.trading.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The market class: a day's actual operation. Figures that follow from each other are protected together: what is short
 * less what is over is what was drawn less what was fed in.
 */
public final class OperationDocument {

    private static final List<Group> GROUPS = List.of(
            new Group(
                    List.of(Figure.FORECAST_FEED_IN, Figure.FORECAST_DRAW),
                    List.of(
                            member -> member.outcome().forecastFedIn().value(),
                            member -> member.outcome().forecastDrawn().value())),
            new Group(
                    List.of(Figure.ACTUAL_FEED_IN, Figure.ACTUAL_DRAW),
                    List.of(
                            member -> member.outcome().fedIn().value(),
                            member -> member.outcome().drawn().value())),
            new Group(
                    List.of(Figure.SHORTFALL, Figure.SURPLUS),
                    List.of(
                            member -> member.outcome().shortfall().value(),
                            member -> member.outcome().surplus().value())),
            // What is paid is received: one figure, of two sides.
            new Group(
                    List.of(Figure.COMPENSATION),
                    List.of(
                            member -> member.outcome().paid().micros(),
                            member -> member.outcome().received().micros())));

    private OperationDocument() {}

    /** A zone's day, among all zones'. */
    public static Document ofZone(ZoneFigures zone, List<ZoneFigures> zones) {
        List<Row> rows = new ArrayList<>();
        for (Group group : GROUPS) {
            Cell<Place> market = group.market(zones);
            List<Told<Place>> told = Protection.of(Totals.rule(zones), market);
            Cell<Place> whole = group.cell(zone);
            for (int side = 0; side < group.figures().size(); side++) {
                rows.addAll(Rows.ofZone(whole, told, group.figures().get(side), side));
            }
        }
        rows.addAll(concentration(zone.place(), zone.whole()));
        return Document.ofFigures(rows);
    }

    /** The market's day. */
    public static Document ofMarket(Indicators whole, List<ZoneFigures> zones) {
        List<Row> rows = new ArrayList<>();
        for (Group group : GROUPS) {
            Cell<Place> market = group.market(zones);
            List<Told<Place>> told = Protection.of(Totals.rule(zones), market);
            for (int side = 0; side < group.figures().size(); side++) {
                rows.addAll(Rows.ofMarket(market, told, group.figures().get(side), side));
            }
        }
        rows.addAll(concentration(
                Cells.market(zones.stream().map(GROUPS.getFirst()::cell).toList())
                        .place(),
                whole));
        return Document.ofFigures(rows);
    }

    private static List<Row> concentration(Place place, Indicators whole) {
        List<Row> rows = new ArrayList<>();
        for (Side side : Side.values()) {
            boolean isSell = side == Side.SELL;
            Optional<RoundedIndices> indices =
                    whole.concentration(side, Basis.CLEARED).flatMap(OperationDocument::rounded);
            rows.add(row(place, isSell ? Figure.SELLERS_HHI : Figure.BUYERS_HHI, indices.map(RoundedIndices::hhi)));
            rows.add(row(
                    place,
                    isSell ? Figure.SELLERS_LARGEST : Figure.BUYERS_LARGEST,
                    indices.map(one -> one.largest().value())));
            rows.add(row(
                    place,
                    isSell ? Figure.SELLERS_FOUR_LARGEST : Figure.BUYERS_FOUR_LARGEST,
                    indices.map(one -> one.fourLargest().value())));
        }
        return rows;
    }

    private static Optional<RoundedIndices> rounded(Concentration concentration) {
        return RoundedIndices.of(concentration);
    }

    private static Row row(Place place, Figure figure, Optional<Long> value) {
        return value.map(told -> Rows.told(place, figure, told)).orElseGet(() -> Rows.withheld(place, figure));
    }

    /** Figures that are protected together; the first sides are theirs. */
    private record Group(List<Figure> figures, List<ToLongFunction<MemberFigures>> sides) {

        Cell<Place> cell(ZoneFigures zone) {
            return Cells.hours(zone.zone(), zone.intervals(), zone.byInterval(), sides);
        }

        Cell<Place> market(List<ZoneFigures> zones) {
            return Cells.market(zones.stream().map(this::cell).toList());
        }
    }
}
