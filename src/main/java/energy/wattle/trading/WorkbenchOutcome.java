package energy.wattle.trading;

import energy.wattle.files.Fault;
import java.util.List;

/** What came of a file of orders on the workbench. */
public sealed interface WorkbenchOutcome {

    /**
     * The file was cleared.
     *
     * @param intervals by interval; at least one
     * @param tradesCsv all trades, as {@code ./wattle clear} writes them
     */
    record Cleared(String fileName, List<ClearedInterval> intervals, String tradesCsv) implements WorkbenchOutcome {}

    /**
     * The file cannot be used.
     *
     * @param faults what is wrong, by line; at least one
     */
    record Refused(String fileName, List<Fault> faults) implements WorkbenchOutcome {}
}
