package energy.wattle.disclosure;

import java.util.List;

/**
 * What a document tells in lines of text: members, rules, sessions, a member's own trades.
 *
 * @param columns at least one
 * @param lines as many cells each as there are columns, up to {@link #MAXIMUM_LINES}
 */
public record Listing(List<Column> columns, List<List<String>> lines) {

    public static final int MAXIMUM_LINES = 5_000;

    /** Bytes of a cell in UTF-8. */
    public static final int CELL_LENGTH = 900;

    public Listing {
        columns = List.copyOf(columns);
        lines = lines.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (width == 0 || lines.stream().anyMatch(line -> line.size() != width)) {
            throw new IllegalArgumentException("a listing has columns, and lines with a cell for each");
        }
        if (lines.size() > MAXIMUM_LINES) {
            throw new IllegalArgumentException(
                    "a listing has up to %d lines, not %d".formatted(MAXIMUM_LINES, lines.size()));
        }
    }
}
