package energy.wattle.settlement.wire;

import energy.wattle.files.CsvRow;
import energy.wattle.files.CsvTable;
import energy.wattle.files.Fault;
import energy.wattle.files.Faults;
import energy.wattle.files.IntervalColumn;
import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.trading.Trade;
import energy.wattle.trading.TradeId;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import energy.wattle.units.WattHours;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads TRADES.csv, METERS.csv and PRICES.csv and checks that together they can be settled. */
final class SettlementFiles {

    private static final List<String> TRADES = List.of(
            IntervalColumn.NAME, "sell_order_id", "buy_order_id", "seller_id", "buyer_id", "quantity_kwh", "price");
    private static final List<String> METERS = List.of(IntervalColumn.NAME, "participant_id", "net_export_kwh");
    private static final List<String> PRICES = List.of(IntervalColumn.NAME, "import_price", "export_price");

    private final Path trades;
    private final Path meters;
    private final Path prices;
    private final IntervalColumn intervals;
    private final Faults faults;
    private final TreeMap<Interval, IntervalRows> rows = new TreeMap<>();
    private final Map<String, ParticipantId> participants = new HashMap<>();

    /**
     * The three files.
     *
     * @param intervals learns how the files write their intervals
     * @param faults takes what is wrong; may hold faults of other files already
     */
    SettlementFiles(Path trades, Path meters, Path prices, IntervalColumn intervals, Faults faults) {
        this.trades = trades;
        this.meters = meters;
        this.prices = prices;
        this.intervals = intervals;
        this.faults = faults;
    }

    /**
     * Reads and checks the files.
     *
     * @return what is to be settled, by interval
     * @throws energy.wattle.files.BadInputException with every fault, if there is any
     */
    List<IntervalRows> read() {
        boolean tradesRead = CsvTable.read(trades, TRADES, faults, this::addTrade);
        boolean metersRead = CsvTable.read(meters, METERS, faults, this::addMeter);
        boolean pricesRead = CsvTable.read(prices, PRICES, faults, this::addPrices);
        // Prices of intervals in which nobody traded and nobody was metered settle nothing.
        List<IntervalRows> used =
                rows.values().stream().filter(IntervalRows::isUsed).toList();
        if (tradesRead && metersRead) {
            used.forEach(this::checkMetered);
        }
        if (pricesRead) {
            used.forEach(this::checkPriced);
        }
        faults.throwIfAny();
        return used;
    }

    private void addTrade(CsvRow row) {
        Interval interval = row.value(IntervalColumn.NAME, intervals::parse);
        OrderId sell = row.value("sell_order_id", OrderId::new);
        OrderId buy = row.value("buy_order_id", OrderId::new);
        ParticipantId seller = row.value("seller_id", this::participant);
        ParticipantId buyer = row.value("buyer_id", this::participant);
        WattHours quantity = row.value("quantity_kwh", SettlementFiles::quantity);
        Price price = row.value("price", Price::of);
        if (seller != null && seller.equals(buyer)) {
            row.refuse("buyer_id", Problem.of("settlement.trade.self"));
            return;
        }
        if (interval == null || sell == null || buy == null || seller == null || buyer == null) {
            return;
        }
        IntervalRows target = rowsOf(interval);
        if (!target.pairs.add(new TradeId(sell, buy))) {
            row.refuse("buy_order_id", Problem.of("settlement.trade.twice", sell));
        } else if (quantity != null && price != null) {
            target.trades.add(new Trade(interval, sell, buy, seller, buyer, quantity, price));
            target.tradeLines.add(row.line());
        }
    }

    private void addMeter(CsvRow row) {
        Interval interval = row.value(IntervalColumn.NAME, intervals::parse);
        ParticipantId participant = row.value("participant_id", this::participant);
        WattHours netExport = row.value("net_export_kwh", WattHours::ofKilowattHours);
        if (interval == null || participant == null) {
            return;
        }
        IntervalRows target = rowsOf(interval);
        if (target.meterLines.putIfAbsent(participant, row.line()) != null) {
            row.refuse("participant_id", Problem.of("settlement.reading.twice"));
        } else if (netExport != null) {
            target.meters.put(participant, MeteredEnergy.reading(netExport));
        }
    }

    private void addPrices(CsvRow row) {
        Interval interval = row.value(IntervalColumn.NAME, intervals::parse);
        Price importPrice = row.value("import_price", Price::of);
        Price exportPrice = row.value("export_price", Price::of);
        if (interval == null) {
            return;
        }
        IntervalRows target = rowsOf(interval);
        if (target.hasPriceRow) {
            row.refuse(IntervalColumn.NAME, Problem.of("settlement.prices.twice"));
            return;
        }
        target.hasPriceRow = true;
        if (importPrice != null && exportPrice != null) {
            target.prices = GridPrices.published(importPrice, exportPrice);
        }
    }

    /** Every party of a trade needs a reading; each that lacks one is told once, at its first trade. */
    private void checkMetered(IntervalRows interval) {
        Set<ParticipantId> told = new HashSet<>();
        for (int i = 0; i < interval.trades.size(); i++) {
            Trade trade = interval.trades.get(i);
            long line = interval.tradeLines.get(i);
            checkMetered(interval, "seller_id", trade.seller(), line, told);
            checkMetered(interval, "buyer_id", trade.buyer(), line, told);
        }
    }

    private void checkMetered(
            IntervalRows interval, String field, ParticipantId participant, long line, Set<ParticipantId> told) {
        if (!interval.meterLines.containsKey(participant) && told.add(participant)) {
            faults.add(new Fault(
                    trades.toString(),
                    line,
                    field,
                    participant.code(),
                    Problem.of("settlement.reading.missing", intervals.format(interval.interval), meters)));
        }
    }

    /** Every interval with trades or readings needs its prices; told once, at its first row. */
    private void checkPriced(IntervalRows interval) {
        if (interval.hasPriceRow) {
            return;
        }
        boolean traded = !interval.trades.isEmpty();
        faults.add(new Fault(
                (traded ? trades : meters).toString(),
                traded
                        ? interval.tradeLines.getFirst()
                        : interval.meterLines.values().stream()
                                .min(Long::compare)
                                .orElse(1L),
                IntervalColumn.NAME,
                intervals.format(interval.interval),
                Problem.of("settlement.prices.missing", prices)));
    }

    private IntervalRows rowsOf(Interval interval) {
        return rows.computeIfAbsent(interval, IntervalRows::new);
    }

    private ParticipantId participant(String text) {
        return participants.computeIfAbsent(text, ParticipantId::new);
    }

    private static WattHours quantity(String text) {
        WattHours quantity = WattHours.ofKilowattHours(text);
        if (!quantity.isPositive()) {
            throw new ProblemException(Problem.of("settlement.trade.quantity"));
        }
        return quantity;
    }

    /** The rows of one interval, with the lines they stand on. */
    static final class IntervalRows {

        final Interval interval;
        final List<Trade> trades = new ArrayList<>();
        final List<Long> tradeLines = new ArrayList<>();
        final TreeMap<ParticipantId, MeteredEnergy> meters = new TreeMap<>();
        final Map<ParticipantId, Long> meterLines = new HashMap<>();
        private final Set<TradeId> pairs = new HashSet<>();
        private boolean hasPriceRow;
        private @Nullable GridPrices prices;

        private IntervalRows(Interval interval) {
            this.interval = interval;
        }

        /** The grid's prices; there are some once the files were checked. */
        GridPrices prices() {
            if (prices == null) {
                throw new IllegalStateException("no prices for " + interval);
            }
            return prices;
        }

        private boolean isUsed() {
            return !trades.isEmpty() || !meterLines.isEmpty();
        }
    }
}
