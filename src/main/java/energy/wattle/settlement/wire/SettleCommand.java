package energy.wattle.settlement.wire;

import energy.wattle.files.CommandRun;
import energy.wattle.files.CommandVersion;
import energy.wattle.files.CsvOutput;
import energy.wattle.files.Fault;
import energy.wattle.files.Faults;
import energy.wattle.files.IntervalColumn;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.settlement.core.IntervalSettlement;
import energy.wattle.settlement.core.SettlementContract;
import energy.wattle.settlement.core.SettlementInput;
import energy.wattle.settlement.core.UnsettleableException;
import energy.wattle.settlement.wire.SettlementFiles.IntervalRows;
import energy.wattle.trading.Trade;
import energy.wattle.trading.TradeId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./wattle settle}: settles files of trades, meters and prices by the market rules, without a database. */
@Command(
        name = "wattle settle",
        mixinStandardHelpOptions = true,
        versionProvider = CommandVersion.class,
        sortOptions = false,
        description = "Settles trades against meters and grid prices by a zone's settlement contract.",
        footer = {
            "",
            "TRADES.csv: interval_start,sell_order_id,buy_order_id,seller_id,buyer_id,quantity_kwh,price",
            "METERS.csv: interval_start,participant_id,net_export_kwh",
            "PRICES.csv: interval_start,import_price,export_price",
            "LINES.csv: interval_start,kind,payer_id,payee_id,quantity_kwh,price,amount",
            "Exit status: 0 settled, 2 bad input (each fault on standard error, nothing written).",
            "More: docs/guides/clear-and-settle.md"
        })
public final class SettleCommand implements Callable<Integer> {

    @Option(
            names = "--trades",
            paramLabel = "TRADES.csv",
            required = true,
            description = "The trades, in trade order within each interval.")
    private Path trades = Path.of("");

    @Option(
            names = "--meters",
            paramLabel = "METERS.csv",
            required = true,
            description = "The metered net export of every participant.")
    private Path meters = Path.of("");

    @Option(
            names = "--prices",
            paramLabel = "PRICES.csv",
            required = true,
            description = "The grid's prices of every interval.")
    private Path prices = Path.of("");

    @Option(
            names = "--contract",
            paramLabel = "CONTRACT.json",
            description = "The settlement contract; full spread without fees without it.")
    private @Nullable Path contractFile;

    @Option(names = "--out", paramLabel = "LINES.csv", description = "Where the lines go; standard output without it.")
    private @Nullable Path out;

    public static void main(String[] args) {
        System.exit(new CommandLine(new SettleCommand()).execute(args));
    }

    @Override
    public Integer call() {
        return CommandRun.run(this::settle);
    }

    private void settle() {
        Faults faults = new Faults();
        SettlementContract contract =
                contractFile == null ? SettlementContract.DEFAULT : ContractFile.read(contractFile, faults);
        IntervalColumn intervals = new IntervalColumn();
        List<IntervalRows> rows = new SettlementFiles(trades, meters, prices, intervals, faults).read();

        // Settled twice: once to know that nothing overflows before a line is written, once to write. Settling is
        // cheaper than holding all lines of a long file in memory.
        SettlementSummary summary = new SettlementSummary();
        rows.forEach(interval -> check(interval, contract, summary, faults));
        faults.throwIfAny();
        CsvOutput.write(out, csv -> {
            LineTable.header(csv);
            for (IntervalRows interval : rows) {
                LineTable.rows(csv, intervals.format(interval.interval), lines(interval, contract));
            }
        });
        System.err.print(summary);
    }

    private void check(IntervalRows rows, SettlementContract contract, SettlementSummary summary, Faults faults) {
        try {
            summary.add(rows, lines(rows, contract));
        } catch (UnsettleableException e) {
            e.trades().forEach(trade -> faults.add(overflow(rows, trade)));
            e.participants().forEach(participant -> faults.add(overflow(rows, participant)));
        }
    }

    private static List<SettlementLine> lines(IntervalRows rows, SettlementContract contract) {
        return IntervalSettlement.settle(
                new SettlementInput(rows.interval, rows.trades, rows.meters, rows.prices()), contract);
    }

    private Fault overflow(IntervalRows rows, TradeId id) {
        int index = rows.trades.stream().map(Trade::id).toList().indexOf(id);
        return new Fault(
                trades.toString(),
                rows.tradeLines.get(index),
                "quantity_kwh",
                rows.trades.get(index).quantity().toString(),
                Problem.of("settlement.overflow.trade"));
    }

    private Fault overflow(IntervalRows rows, ParticipantId participant) {
        return new Fault(
                meters.toString(),
                rows.meterLines.getOrDefault(participant, 1L),
                "net_export_kwh",
                Optional.ofNullable(rows.meters.get(participant))
                        .map(metered -> metered.netExport().toString())
                        .orElse(""),
                Problem.of("settlement.overflow.reading"));
    }
}
