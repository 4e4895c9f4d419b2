package energy.wattle.trading.service;

import energy.wattle.files.BadInputException;
import energy.wattle.files.CsvOutput;
import energy.wattle.files.Fault;
import energy.wattle.files.IntervalColumn;
import energy.wattle.files.LimitedInput;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.ClearedInterval;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.ClearingWorkbench;
import energy.wattle.trading.OrderBook;
import energy.wattle.trading.WorkbenchOutcome;
import energy.wattle.trading.core.Clearing;
import energy.wattle.trading.core.ClearingPicture;
import energy.wattle.trading.wire.OrderTable;
import energy.wattle.trading.wire.TradeTable;
import energy.wattle.units.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/** Reads, clears and prepares a file of orders for the workbench page. */
@Service
@NeedsCapability(Capability.WORKBENCH)
class WorkbenchService implements ClearingWorkbench {

    private static final String SAMPLE = "sample-orders.csv";

    @Override
    public WorkbenchOutcome clear(String fileName, InputStream orders) {
        IntervalColumn intervals = new IntervalColumn();
        try {
            List<OrderBook> books = OrderTable.read(fileName, new LimitedInput(orders, MAXIMUM_BYTES), intervals);
            if (books.isEmpty()) {
                return refused(fileName, Problem.of("trading.orders.none"));
            }
            List<ClearedInterval> cleared = books.stream()
                    .map(book -> picture(Clearing.clear(book), intervals))
                    .toList();
            return new WorkbenchOutcome.Cleared(fileName, cleared, tradesCsv(cleared, intervals));
        } catch (BadInputException e) {
            return new WorkbenchOutcome.Refused(fileName, e.faults());
        } catch (ArithmeticException e) {
            return refused(fileName, Problem.of("trading.orders.overflow"));
        } catch (LimitedInput.TooLongException e) {
            return refused(fileName, Problem.of("trading.orders.size", MAXIMUM_MEBIBYTES));
        } catch (IOException e) {
            return refused(fileName, Problem.of("trading.orders.unfinished"));
        }
    }

    @Override
    public WorkbenchOutcome clearSample() {
        return clear(SAMPLE, new ByteArrayInputStream(sampleOrders().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String sampleOrders() {
        try {
            return new ClassPathResource("trading/" + SAMPLE).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the artifact lacks its sample", e);
        }
    }

    private static ClearedInterval picture(ClearingResult result, IntervalColumn intervals) {
        return ClearingPicture.of(intervals.format(result.interval()), result);
    }

    private static String tradesCsv(List<ClearedInterval> cleared, IntervalColumn intervals) throws IOException {
        StringWriter text = new StringWriter();
        CsvOutput.write(text, csv -> {
            TradeTable.header(csv);
            cleared.forEach(interval ->
                    TradeTable.rows(csv, intervals, interval.result().trades()));
        });
        return text.toString();
    }

    private static WorkbenchOutcome refused(String fileName, Problem problem) {
        return new WorkbenchOutcome.Refused(fileName, List.of(new Fault(fileName, 1, "file", fileName, problem)));
    }
}
