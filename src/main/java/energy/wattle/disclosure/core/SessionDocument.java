package energy.wattle.disclosure.core;

import energy.wattle.assessment.Indicators;
import energy.wattle.assessment.MemberFigures;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Figure;
import energy.wattle.disclosure.Row;
import energy.wattle.units.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The market class: a session promptly after it was cleared. */
public final class SessionDocument {

    private SessionDocument() {}

    /**
     * @param zone over the session
     * @param indicators by interval's start, where there is anything
     */
    public static Document of(ZoneFigures zone, Map<Instant, Indicators> indicators) {
        List<Row> rows = new ArrayList<>();
        for (Interval interval : zone.intervals()) {
            Place place = new Place(Optional.of(zone.zone()), interval.start(), interval.end());
            Optional.ofNullable(indicators.get(interval.start()))
                    .ifPresent(here -> Totals.plain(place, here).stream()
                            .filter(row -> row.figure() != Figure.MEMBERS)
                            .forEach(rows::add));
        }
        rows.addAll(volumes(zone, Figure.OFFERED, member -> member.offered().value()));
        rows.addAll(volumes(zone, Figure.DEMANDED, member -> member.demanded().value()));
        rows.add(
                bidders(zone, Figure.SELLING_BIDDERS, member -> member.offered().isPositive()));
        rows.add(
                bidders(zone, Figure.BUYING_BIDDERS, member -> member.demanded().isPositive()));
        return Document.ofFigures(rows);
    }

    private static List<Row> volumes(ZoneFigures zone, Figure figure, ToLongFunction<MemberFigures> side) {
        Cell<Place> session = Cells.hours(zone.zone(), zone.intervals(), zone.byInterval(), List.of(side));
        return Rows.ofZone(session, Protection.of(zone.rule(), session), figure, 0);
    }

    /** That there were few of them is all that is told of few. */
    private static Row bidders(ZoneFigures zone, Figure figure, Predicate<MemberFigures> isBidder) {
        long bidders = zone.members().stream().filter(isBidder).count();
        return bidders < zone.rule().contributors()
                ? Rows.withheld(zone.place(), figure)
                : Rows.told(zone.place(), figure, bidders);
    }
}
