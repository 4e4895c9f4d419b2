package energy.wattle.ledger.store;

import energy.wattle.ledger.Replay.Difference;
import energy.wattle.ledger.Replay.Kind;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Compares a table of the original with the same table here, row by row in the order of the primary key. */
@Repository
public class TableComparison {

    private static final int PAGE = 1_000;
    private static final int TOLD = 200; // characters of a value

    private static final String COLUMNS = """
            select a.attname, a.atttypid::regtype::text, coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0)
            from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
            where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum
            """;

    private final DSLContext sql;

    TableComparison(DSLContext sql) {
        this.sql = sql;
    }

    /** @param difference the first one */
    public record Outcome(long rows, Optional<Difference> difference) {}

    /** @param key position in the primary key from 1, or 0 */
    private record Column(String name, String type, int key) {}

    /**
     * Compares.
     *
     * @param table with its schema
     */
    @Transactional(readOnly = true)
    public Outcome compare(OriginalStore original, String table) {
        List<Column> columns = columns(sql, table);
        if (!columns.equals(columns(original.sql(), table))) {
            return new Outcome(0, Optional.of(Difference.of(Kind.COLUMNS, table)));
        }
        String query = query(table, columns);
        long rows = 0;
        try (Cursor<Record> theirs =
                        original.sql().resultQuery(query).fetchSize(PAGE).fetchLazy();
                Cursor<Record> ours = sql.resultQuery(query).fetchSize(PAGE).fetchLazy()) {
            Iterator<Record> left = theirs.iterator();
            Iterator<Record> right = ours.iterator();
            while (left.hasNext() && right.hasNext()) {
                Optional<Difference> difference = difference(table, columns, left.next(), right.next());
                if (difference.isPresent()) {
                    return new Outcome(rows, difference);
                }
                rows++;
            }
            if (left.hasNext()) {
                return new Outcome(rows, Optional.of(Difference.of(Kind.SURPLUS, table, key(columns, left.next()))));
            }
            if (right.hasNext()) {
                return new Outcome(rows, Optional.of(Difference.of(Kind.LACKING, table, key(columns, right.next()))));
            }
        }
        return new Outcome(rows, Optional.empty());
    }

    private static Optional<Difference> difference(String table, List<Column> columns, Record theirs, Record ours) {
        OptionalInt first = IntStream.range(0, columns.size())
                .filter(i -> !Objects.equals(theirs.get(i), ours.get(i)))
                .findFirst();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        // Only now: of a million rows most are the same.
        String key = key(columns, theirs);
        if (!key.equals(key(columns, ours))) {
            return Optional.of(Difference.of(Kind.OTHER_ROW, table, key, key(columns, ours)));
        }
        int i = first.getAsInt();
        return Optional.of(
                Difference.of(Kind.VALUE, table, key, columns.get(i).name(), told(theirs.get(i)), told(ours.get(i))));
    }

    /** Rows without a primary key are told by all their columns. */
    private static String key(List<Column> columns, Record row) {
        boolean hasKey = columns.stream().anyMatch(column -> column.key() > 0);
        return IntStream.range(0, columns.size())
                .filter(i -> !hasKey || columns.get(i).key() > 0)
                .mapToObj(i -> columns.get(i).name() + "=" + told(row.get(i)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String told(@org.jspecify.annotations.Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= TOLD ? text : text.substring(0, TOLD) + "…";
    }

    private static List<Column> columns(DSLContext sql, String table) {
        return sql.resultQuery(COLUMNS, table)
                .fetch(row ->
                        new Column(row.get(0, String.class), row.get(1, String.class), row.get(2, Integer.class)));
    }

    /**
     * Every value as the text that PostgreSQL writes for it; texts in the order of their bytes, as nowhere a locale.
     */
    private static String query(String table, List<Column> columns) {
        String values =
                columns.stream().map(column -> quoted(column.name()) + "::text").collect(Collectors.joining(", "));
        boolean hasKey = columns.stream().anyMatch(column -> column.key() > 0);
        String order = columns.stream()
                .filter(column -> !hasKey || column.key() > 0)
                .sorted(java.util.Comparator.comparingInt(Column::key))
                .map(column -> quoted(table) + "." + quoted(column.name())
                        + (column.type().equals("text") ? " collate \"C\"" : ""))
                .collect(Collectors.joining(", "));
        return "select %s from %s order by %s".formatted(values, quoted(table), order);
    }

    private static String quoted(String name) {
        return Stream.of(name.split("\\.", -1))
                .map(part -> '"' + part.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining("."));
    }
}
