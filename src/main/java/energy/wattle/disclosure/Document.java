package energy.wattle.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * What a publication tells.
 *
 * @param rows in the order of their figures, then of their times; up to {@link #MAXIMUM_ROWS}
 * @param listing instead of figures, or beside them
 */
public record Document(List<Row> rows, Optional<Listing> listing) {

    public static final int MAXIMUM_ROWS = 5_000;

    public Document {
        rows = List.copyOf(rows);
        if (rows.size() > MAXIMUM_ROWS) {
            throw new IllegalArgumentException(
                    "a document has up to %d rows, not %d".formatted(MAXIMUM_ROWS, rows.size()));
        }
    }

    public static Document ofFigures(List<Row> rows) {
        return new Document(rows, Optional.empty());
    }

    public static Document ofListing(Listing listing) {
        return new Document(List.of(), Optional.of(listing));
    }
}
