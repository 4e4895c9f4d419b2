package energy.wattle.trading.wire;

import de.siegmar.fastcsv.writer.CsvWriter;
import energy.wattle.files.IntervalColumn;
import energy.wattle.trading.Trade;
import java.util.List;

/** Writes TRADES.csv: by interval, then in the order of matching. */
public final class TradeTable {

    static final List<String> COLUMNS = List.of(
            IntervalColumn.NAME, "sell_order_id", "buy_order_id", "seller_id", "buyer_id", "quantity_kwh", "price");

    private TradeTable() {}

    /** Writes the header. */
    public static void header(CsvWriter csv) {
        csv.writeRecord(COLUMNS);
    }

    /** Writes a row for each trade. */
    public static void rows(CsvWriter csv, IntervalColumn intervals, List<Trade> trades) {
        for (Trade trade : trades) {
            csv.writeRecord(
                    intervals.format(trade.interval()),
                    trade.sellOrder().code(),
                    trade.buyOrder().code(),
                    trade.seller().code(),
                    trade.buyer().code(),
                    trade.quantity().toString(),
                    trade.price().toString());
        }
    }
}
