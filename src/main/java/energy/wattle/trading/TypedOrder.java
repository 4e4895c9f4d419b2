package energy.wattle.trading;

import energy.wattle.units.Interval;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of orders as somebody typed, pasted or uploaded it: one step of one curve, all text, so that nothing is lost.
 * Several lines of an interval, side and class are the steps of their curve, in their order.
 *
 * @param side {@code SELL} or {@code BUY}
 * @param source for sales, {@code RENEWABLE} or {@code CONVENTIONAL}
 * @param quantity kWh
 * @param price currency per kWh
 */
public record TypedOrder(Interval interval, String side, String source, String quantity, String price) {

    public TypedOrder {
        side = side.strip();
        source = source.strip();
        quantity = quantity.strip();
        price = price.strip();
    }

    /** What a line is made of. */
    public enum Field {
        SIDE,
        SOURCE,
        QUANTITY,
        PRICE
    }

    /** A line without quantity and price is no order. */
    public boolean isBlank() {
        return quantity.isEmpty() && price.isEmpty();
    }

    public String text(Field field) {
        return switch (field) {
            case SIDE -> side;
            case SOURCE -> source;
            case QUANTITY -> quantity;
            case PRICE -> price;
        };
    }

    public TypedOrder with(Field field, String text) {
        return new TypedOrder(
                interval,
                field == Field.SIDE ? text : side,
                field == Field.SOURCE ? text : source,
                field == Field.QUANTITY ? text : quantity,
                field == Field.PRICE ? text : price);
    }

    /** The lines in the order of intervals, with a blank one for each interval that has none. */
    public static List<TypedOrder> spread(List<Interval> intervals, List<TypedOrder> orders) {
        return intervals.stream()
                .flatMap(interval -> {
                    List<TypedOrder> lines = orders.stream()
                            .filter(order -> order.interval().equals(interval))
                            .toList();
                    return lines.isEmpty() ? Stream.of(new TypedOrder(interval, "", "", "", "")) : lines.stream();
                })
                .toList();
    }
}
