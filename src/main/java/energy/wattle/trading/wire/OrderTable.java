package energy.wattle.trading.wire;

import energy.wattle.files.CsvRow;
import energy.wattle.files.CsvTable;
import energy.wattle.files.Faults;
import energy.wattle.files.IntervalColumn;
import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.OrderBook;
import energy.wattle.trading.Side;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import energy.wattle.units.WattHours;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads ORDERS.csv into one book per interval. The order of rows is time priority; intervals may come mixed.
 *
 * <p>Columns: {@code order_id,participant_id,source,side,interval_start,quantity_kwh,price}. No tick applies; prices
 * from −10 000 to 10 000 per kWh; a participant stands on one side of an interval only.
 */
public final class OrderTable {

    static final List<String> COLUMNS =
            List.of("order_id", "participant_id", "source", "side", IntervalColumn.NAME, "quantity_kwh", "price");

    private static final Price HIGHEST_PRICE = Price.of("10000");
    private static final Price LOWEST_PRICE = Price.of("-10000");

    private final IntervalColumn intervals;
    private final TreeMap<Interval, Sides> books = new TreeMap<>();
    private final Set<OrderId> orderIds = new HashSet<>();
    private final Map<String, ParticipantId> participants = new HashMap<>();

    private OrderTable(IntervalColumn intervals) {
        this.intervals = intervals;
    }

    /**
     * Reads the table of a file.
     *
     * @param intervals learns how the file writes its intervals
     * @return the books by interval
     * @throws energy.wattle.files.BadInputException with every fault, if there is any
     */
    static List<OrderBook> read(Path file, IntervalColumn intervals) {
        Faults faults = new Faults();
        OrderTable table = new OrderTable(intervals);
        CsvTable.read(file, COLUMNS, faults, table::add);
        faults.throwIfAny();
        return table.takeBooks();
    }

    /**
     * Reads a table that somebody brought.
     *
     * @param name the name that faults carry
     * @param intervals learns how the table writes its intervals
     * @return the books by interval
     * @throws energy.wattle.files.BadInputException with every fault, if there is any
     */
    public static List<OrderBook> read(String name, InputStream input, IntervalColumn intervals) throws IOException {
        Faults faults = new Faults();
        OrderTable table = new OrderTable(intervals);
        new CsvTable(name, COLUMNS).read(input, faults, table::add);
        faults.throwIfAny();
        return table.takeBooks();
    }

    /** Gives up what was gathered interval by interval, so that a long file is not in memory twice. */
    private List<OrderBook> takeBooks() {
        List<OrderBook> taken = new ArrayList<>(books.size());
        while (!books.isEmpty()) {
            Map.Entry<Interval, Sides> first = books.pollFirstEntry();
            taken.add(first.getValue().book(first.getKey()));
        }
        return taken;
    }

    private void add(CsvRow row) {
        OrderId id = row.value("order_id", this::newOrderId);
        ParticipantId participant = row.value("participant_id", this::participant);
        Side side = row.value("side", OrderTable::side);
        Interval interval = row.value(IntervalColumn.NAME, intervals::parse);
        WattHours quantity = row.value("quantity_kwh", OrderTable::quantity);
        Price price = row.value("price", OrderTable::price);
        EnergySource source = side == null ? null : source(row, side);
        if (participant == null || side == null || interval == null) {
            return;
        }
        Sides sides = books.computeIfAbsent(interval, any -> new Sides());
        Side other = sides.sideOf.putIfAbsent(participant, side);
        if (other != null && other != side) {
            row.refuse("participant_id", Problem.of("trading.order.sides", other));
            return;
        }
        if (id == null || quantity == null || price == null) {
            return;
        }
        if (side == Side.BUY) {
            sides.bids.add(new Bid(id, participant, quantity, price));
        } else if (source != null) {
            sides.asks.add(new Ask(id, participant, source, quantity, price));
        }
    }

    private OrderId newOrderId(String text) {
        OrderId id = new OrderId(text);
        if (!orderIds.add(id)) {
            throw new ProblemException(Problem.of("trading.order.id.twice"));
        }
        return id;
    }

    private ParticipantId participant(String text) {
        // Participants recur on many rows; one object for each keeps a million rows small.
        return participants.computeIfAbsent(text, ParticipantId::new);
    }

    private static @Nullable EnergySource source(CsvRow row, Side side) {
        return side == Side.SELL
                ? row.value("source", OrderTable::sourceOfSell)
                : row.value("source", OrderTable::sourceOfBuy);
    }

    private static EnergySource sourceOfSell(String text) {
        return switch (text) {
            case "renewable" -> EnergySource.RENEWABLE;
            case "conventional" -> EnergySource.CONVENTIONAL;
            default -> throw new ProblemException(Problem.of("trading.order.source.sell"));
        };
    }

    private static @Nullable EnergySource sourceOfBuy(String text) {
        if (!text.isEmpty()) {
            throw new ProblemException(Problem.of("trading.order.source.buy"));
        }
        return null;
    }

    private static Side side(String text) {
        return switch (text) {
            case "SELL" -> Side.SELL;
            case "BUY" -> Side.BUY;
            default -> throw new ProblemException(Problem.of("trading.order.side"));
        };
    }

    private static WattHours quantity(String text) {
        WattHours quantity = WattHours.ofKilowattHours(text);
        if (!quantity.isPositive()) {
            throw new ProblemException(Problem.of("trading.order.quantity"));
        }
        return quantity;
    }

    private static Price price(String text) {
        Price price = Price.of(text);
        if (price.isAbove(HIGHEST_PRICE) || LOWEST_PRICE.isAbove(price)) {
            throw new ProblemException(Problem.of("trading.order.price"));
        }
        return price;
    }

    /** The orders of one interval while they are gathered. */
    private static final class Sides {

        private final List<Ask> asks = new ArrayList<>(1);
        private final List<Bid> bids = new ArrayList<>(1);
        private final Map<ParticipantId, Side> sideOf = new HashMap<>(2);

        private OrderBook book(Interval interval) {
            return new OrderBook(interval, asks, bids);
        }
    }
}
