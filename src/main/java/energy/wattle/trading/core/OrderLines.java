package energy.wattle.trading.core;

import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.LedgerPlace;
import energy.wattle.trading.OrderBook;
import energy.wattle.trading.Submission;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The books of a session while orders are added in time priority.
 *
 * <p>An order is named after its place on the ledger, {@code height-position-line}; lines are the steps of all curves
 * of a declaration, counted from 1.
 */
public final class OrderLines {

    private static final Pattern NAME = Pattern.compile("([0-9]{1,18})-([0-9]{1,9})-[0-9]{1,9}");

    private final SortedMap<Interval, Book> books = new TreeMap<>();

    OrderLines(List<Interval> intervals) {
        intervals.forEach(interval -> books.put(interval, new Book(new ArrayList<>(), new ArrayList<>())));
    }

    /** Adds the orders of a declaration that keep all rules, which are those outside the void intervals. */
    void add(Submission.Declared declared, Set<Interval> voidIntervals) {
        int line = 0;
        for (DeclaredCurve curve : declared.declaration().curves()) {
            Book book = voidIntervals.contains(curve.interval()) ? null : books.get(curve.interval());
            for (DeclaredStep step : curve.steps()) {
                line++;
                if (book != null) {
                    book.add(name(declared.place(), line), declared.participant(), curve, step);
                }
            }
        }
    }

    List<OrderBook> books() {
        return books.entrySet().stream()
                .map(entry -> new OrderBook(
                        entry.getKey(),
                        entry.getValue().asks(),
                        entry.getValue().bids()))
                .toList();
    }

    /** What the names of a record's orders begin with. */
    static String record(LedgerPlace place) {
        return place.block().height() + "-" + place.position();
    }

    /** The {@link #record(LedgerPlace)} that an order is of. */
    static String record(OrderId order) {
        return order.code().substring(0, order.code().lastIndexOf('-'));
    }

    /** The line of an order in its record, from 1. */
    public static int line(OrderId order) {
        return Integer.parseInt(order.code().substring(order.code().lastIndexOf('-') + 1));
    }

    /** The place of the record that an order is of; empty if the name is no such order's. */
    public static Optional<MarketFact.RecordPlace> place(OrderId order) {
        Matcher parts = NAME.matcher(order.code());
        return parts.matches()
                ? Optional.of(
                        new MarketFact.RecordPlace(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    private static OrderId name(LedgerPlace place, int line) {
        return new OrderId(record(place) + "-" + line);
    }

    private record Book(List<Ask> asks, List<Bid> bids) {

        void add(OrderId id, ParticipantId participant, DeclaredCurve curve, DeclaredStep step) {
            switch (curve) {
                case DeclaredCurve.Sell sell ->
                    asks.add(new Ask(id, participant, sell.source().orElseThrow(), step.quantity(), step.limit()));
                case DeclaredCurve.Buy buy -> bids.add(new Bid(id, participant, step.quantity(), step.limit()));
            }
        }
    }
}
