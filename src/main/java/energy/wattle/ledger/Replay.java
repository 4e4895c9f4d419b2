package energy.wattle.ledger;

import java.util.List;
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
     * What came of it.
     *
     * @param blocks executed
     * @param rows compared
     * @param difference the first
     */
    record Report(long blocks, long rows, Optional<Difference> difference) {}

    /**
     * Between the database and the chains.
     *
     * @param parts what the kind's words name, in their order
     */
    record Difference(Kind kind, List<String> parts) {

        public Difference {
            parts = List.copyOf(parts);
        }

        public static Difference of(Kind kind, Object... parts) {
            return new Difference(
                    kind, java.util.Arrays.stream(parts).map(String::valueOf).toList());
        }

        @Override
        public String toString() {
            return kind.words.formatted(parts.toArray());
        }
    }

    /** What differs. */
    enum Kind {
        BLOCK("chain %s, block %s: %s"),
        COLUMNS("table %s: its columns are not the same in both"),
        VALUE("table %s, row %s, column %s: the database holds %s, the chains give %s"),
        SURPLUS("table %s, row %s: it is in the database, the chains give no such row"),
        LACKING("table %s, row %s: the chains give it, the database lacks it"),
        OTHER_ROW("table %s: the database’s next row is %s, that of the chains is %s");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }
}
