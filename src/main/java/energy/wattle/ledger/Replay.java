package energy.wattle.ledger;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Executes all chains anew into an empty database and compares what came of it with the original: state, results and
 * every {@link Projection}'s tables. There is one only where a {@link ReplaySource} is.
 */
public interface Replay {

    /** @param progress takes a line now and then */
    Report run(Consumer<String> progress);

    /**
     * @param blocks executed
     * @param rows compared
     * @param difference the first: a block that does not come out as it stands, or table, row, column and both values
     */
    record Report(long blocks, long rows, Optional<String> difference) {}
}
