package energy.wattle.disclosure;

import java.util.List;

/**
 * What a document tells in lines of text: members, rules, sessions, a member's own trades.
 *
 * @param columns at least one
 * @param lines as many cells each as there are columns, up to {@link #MAXIMUM_LINES}
 * @param leftOff how many more lines there are; 0 in whatever is published
 */
public record Listing(List<Column> columns, List<List<String>> lines, int leftOff) {

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
        if (leftOff < 0) {
            throw new IllegalArgumentException("no fewer than 0 lines are left off, not " + leftOff);
        }
        if (lines.size() > MAXIMUM_LINES) {
            throw new IllegalArgumentException(
                    "a listing has up to %d lines, not %d".formatted(MAXIMUM_LINES, lines.size()));
        }
    }

    /** A whole one. */
    public Listing(List<Column> columns, List<List<String>> lines) {
        this(columns, lines, 0);
    }

    /** The first {@link #MAXIMUM_LINES} of any number of lines, and how many follow. */
    public static Listing firstOf(List<Column> columns, List<List<String>> lines) {
        int shown = Math.min(lines.size(), MAXIMUM_LINES);
        return new Listing(columns, lines.subList(0, shown), lines.size() - shown);
    }
}
