package energy.wattle.trading.wire;

import energy.wattle.files.CommandRun;
import energy.wattle.files.CommandVersion;
import energy.wattle.files.CsvOutput;
import energy.wattle.files.IntervalColumn;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.OrderBook;
import energy.wattle.trading.core.Clearing;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./wattle clear}: clears a file of orders by the market rules, without a database. */
@Command(
        name = "wattle clear",
        mixinStandardHelpOptions = true,
        versionProvider = CommandVersion.class,
        sortOptions = false,
        description = "Clears orders by the market rules: double-sided bidding, renewables first, mean price.",
        footer = {
            "",
            "ORDERS.csv: order_id,participant_id,source,side,interval_start,quantity_kwh,price",
            "TRADES.csv: interval_start,sell_order_id,buy_order_id,seller_id,buyer_id,quantity_kwh,price",
            "Exit status: 0 cleared, 2 bad input (each fault on standard error, nothing written).",
            "More: docs/guides/clear-and-settle.md"
        })
public final class ClearCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ORDERS.csv", description = "The orders; the order of rows is time priority.")
    private Path orders = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "TRADES.csv",
            description = "Where the trades go; standard output without it.")
    private @Nullable Path out;

    public static void main(String[] args) {
        System.exit(new CommandLine(new ClearCommand()).execute(args));
    }

    @Override
    public Integer call() {
        return CommandRun.run(this::clear);
    }

    private void clear() {
        IntervalColumn intervals = new IntervalColumn();
        List<OrderBook> books = OrderTable.read(orders, intervals);
        ClearingSummary summary = new ClearingSummary();
        CsvOutput.write(out, csv -> {
            TradeTable.header(csv);
            for (OrderBook book : books) {
                ClearingResult result = Clearing.clear(book);
                TradeTable.rows(csv, intervals, result.trades());
                summary.add(result);
            }
        });
        System.err.print(summary);
    }
}
