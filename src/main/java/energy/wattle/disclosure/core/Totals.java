package energy.wattle.disclosure.core;

import energy.wattle.assessment.Indicators;
import energy.wattle.assessment.MemberFigures;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Figure;
import energy.wattle.disclosure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The public class: totals of a day or a month. The renewable part is protected together with the rest, which anybody
 * gets by subtracting it from the cleared volume.
 */
public final class Totals {

    private static final List<ToLongFunction<MemberFigures>> BY_CLASS = List.of(
            member -> member.renewableSold().value(),
            member -> member.sold().minus(member.renewableSold()).value());

    private Totals() {}

    /** A zone's day, among all zones'. */
    public static Document ofZoneDay(ZoneFigures zone, List<ZoneFigures> zones) {
        Cell<Place> market = market(zones);
        List<Told<Place>> told = Protection.of(rule(zones), market);
        List<Row> rows = plain(zone.place(), zone.whole());
        rows.addAll(withShare(Rows.ofZone(whole(zone), told, Figure.RENEWABLE_CLEARED, 0), whole(zone)));
        return Document.ofFigures(rows);
    }

    /** The market's day. */
    public static Document ofMarketDay(Indicators whole, List<ZoneFigures> zones) {
        Cell<Place> market = market(zones);
        List<Told<Place>> told = Protection.of(rule(zones), market);
        List<Row> rows = plain(market.place(), whole);
        List<Row> renewable = Rows.ofMarket(market, told, Figure.RENEWABLE_CLEARED, 0);
        rows.addAll(withShare(renewable.subList(0, 1), market));
        rows.addAll(renewable.subList(1, renewable.size()));
        return Document.ofFigures(rows);
    }

    /** A zone's month: its renewable part is told by days, and by months for the whole market only. */
    public static Document ofZoneMonth(ZoneFigures zone) {
        return Document.ofFigures(plain(zone.place(), zone.whole()));
    }

    /**
     * The market's month.
     *
     * @param days of the month, each of all zones; some of them may have been withheld
     */
    public static Document ofMarketMonth(Indicators whole, List<List<ZoneFigures>> days) {
        List<Cell<Place>> cells = days.stream().map(Totals::market).toList();
        Cell<Place> month = Cells.market(cells);
        ProtectionRule rule = days.stream().map(Totals::rule).reduce(ProtectionRule.USUAL, ProtectionRule::and);
        List<Cell<Place>> withheld = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (Protection.of(rule(days.get(i)), cells.get(i)).isEmpty()) {
                withheld.add(cells.get(i));
            }
        }
        List<Row> rows = plain(month.place(), whole);
        rows.addAll(withShare(
                List.of(
                        Protection.permitsTotal(rule, withheld)
                                ? Rows.told(month.place(), Figure.RENEWABLE_CLEARED, month.value(0))
                                : Rows.withheld(month.place(), Figure.RENEWABLE_CLEARED)),
                month));
        return Document.ofFigures(rows);
    }

    /** What is always told. */
    static List<Row> plain(Place place, Indicators whole) {
        List<Row> rows = new ArrayList<>();
        rows.add(Rows.told(place, Figure.CLEARED, whole.cleared().value()));
        whole.price().ifPresent(price -> {
            rows.add(Rows.told(place, Figure.PRICE_MEAN, price.mean().micros()));
            rows.add(Rows.told(place, Figure.PRICE_LOWEST, price.lowest().micros()));
            rows.add(Rows.told(place, Figure.PRICE_HIGHEST, price.highest().micros()));
        });
        rows.add(Rows.told(place, Figure.MEMBERS, whole.participation().registered()));
        return rows;
    }

    static ProtectionRule rule(List<ZoneFigures> zones) {
        return zones.stream().map(ZoneFigures::rule).reduce(ProtectionRule.USUAL, ProtectionRule::and);
    }

    private static Cell<Place> market(List<ZoneFigures> zones) {
        return Cells.market(zones.stream().map(Totals::whole).toList());
    }

    private static Cell<Place> whole(ZoneFigures zone) {
        return Cells.whole(zone.place(), zone.members(), BY_CLASS);
    }

    /** The share follows from two numbers that are both told, or is not told either. */
    private static List<Row> withShare(List<Row> rows, Cell<Place> cell) {
        List<Row> both = new ArrayList<>(rows);
        Row last = rows.getLast();
        long cleared = Math.addExact(cell.value(0), cell.value(1));
        both.add(
                last.isWithheld() || cleared == 0
                        ? Rows.withheld(cell.place(), Figure.RENEWABLE_SHARE)
                        : Rows.told(cell.place(), Figure.RENEWABLE_SHARE, Shares.basisPoints(cell.value(0), cleared)));
        return both;
    }
}
