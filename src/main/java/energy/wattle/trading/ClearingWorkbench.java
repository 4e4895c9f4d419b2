package energy.wattle.trading;

import java.io.InputStream;

/**
 * Clears a file of orders for somebody who wants to see how the market rules work. Nothing is stored, and nothing
 * reaches the ledger.
 */
public interface ClearingWorkbench {

    /** The largest file taken, in MiB. */
    int MAXIMUM_MEBIBYTES = 20;

    /** The largest file taken, in bytes. */
    int MAXIMUM_BYTES = MAXIMUM_MEBIBYTES * 1024 * 1024;

    /** How many bars a picture of the ladder has at most for each {@link LadderGroup}; the tables have all orders. */
    int MAXIMUM_BARS = 1_000;

    /**
     * Clears the orders of a file.
     *
     * @param fileName the name that faults carry
     * @param orders a table as {@code ./wattle clear} takes it
     */
    WorkbenchOutcome clear(String fileName, InputStream orders);

    /** Clears the sample that Wattle brings along. */
    WorkbenchOutcome clearSample();

    /** The sample's orders as a CSV file, to start an own file from. */
    String sampleOrders();
}
