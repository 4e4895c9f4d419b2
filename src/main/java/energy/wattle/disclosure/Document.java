package energy.wattle.disclosure;

import java.util.List;

/**
 * What a publication tells.
 *
 * @param rows in the order of their figures, then of their times; up to {@link #MAXIMUM_ROWS}
 */
public record Document(List<Row> rows) {

    public static final int MAXIMUM_ROWS = 5_000;

    public Document {
        rows = List.copyOf(rows);
        if (rows.size() > MAXIMUM_ROWS) {
            throw new IllegalArgumentException(
                    "a document has up to %d rows, not %d".formatted(MAXIMUM_ROWS, rows.size()));
        }
    }
}
