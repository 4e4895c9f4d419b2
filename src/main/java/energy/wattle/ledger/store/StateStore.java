package energy.wattle.ledger.store;

import static energy.wattle.ledger.store.jooq.Tables.STATE;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The sum of all state changes of each chain. */
@Repository
public class StateStore {

    private static final String PUT = """
            insert into ledger.state (chain, table_number, key, value)
            select ?, * from unnest(?::integer[], ?::bytea[], ?::bytea[])
            on conflict (chain, table_number, key) do update set value = excluded.value
            """;
    private static final String DELETE = """
            delete from ledger.state where chain = ? and (table_number, key) in
            (select * from unnest(?::integer[], ?::bytea[]))
            """;

    private static final int PAGE = 1_000;

    private final DSLContext sql;

    StateStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Puts a block's changes in force. Call it in the block's transaction. */
    public void apply(int chain, List<StateChange> changes) {
        List<StateChange> values =
                changes.stream().filter(change -> change.value().isPresent()).toList();
        List<StateChange> deletions =
                changes.stream().filter(change -> change.value().isEmpty()).toList();
        sql.connection(connection -> {
            if (!values.isEmpty()) {
                put(connection, chain, values);
            }
            if (!deletions.isEmpty()) {
                delete(connection, chain, deletions);
            }
        });
    }

    private static void put(Connection connection, int chain, List<StateChange> changes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT)) {
            statement.setInt(1, chain);
            statement.setArray(2, connection.createArrayOf("integer", tables(changes)));
            statement.setArray(3, connection.createArrayOf("bytea", keys(changes)));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea",
                            changes.stream()
                                    .map(change -> change.value().orElseThrow().toArray())
                                    .toArray(byte[][]::new)));
            statement.executeUpdate();
        }
    }

    private static void delete(Connection connection, int chain, List<StateChange> changes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setInt(1, chain);
            statement.setArray(2, connection.createArrayOf("integer", tables(changes)));
            statement.setArray(3, connection.createArrayOf("bytea", keys(changes)));
            statement.executeUpdate();
        }
    }

    private static Object[] tables(List<StateChange> changes) {
        return changes.stream().map(StateChange::table).toArray();
    }

    private static byte[][] keys(List<StateChange> changes) {
        return changes.stream().map(change -> change.key().toArray()).toArray(byte[][]::new);
    }

    /** Goes through a chain's whole state in the order of tables and keys, without holding it in memory. */
    public void forEach(int chain, RowVisitor visitor) {
        try (var rows = sql.select(STATE.TABLE_NUMBER, STATE.KEY, STATE.VALUE)
                .from(STATE)
                .where(STATE.CHAIN.eq(chain))
                .orderBy(STATE.TABLE_NUMBER, STATE.KEY)
                .fetchSize(PAGE)
                .fetchLazy()) {
            rows.forEach(row -> visitor.visit(row.value1(), Bytes.of(row.value2()), Bytes.of(row.value3())));
        }
    }

    /** Takes one row. */
    @FunctionalInterface
    public interface RowVisitor {

        void visit(int table, Bytes key, Bytes value);
    }

    /** Reads a chain's state from the database, each time anew. */
    public StateView view(int chain) {
        return new StateView() {
            @Override
            public Optional<Bytes> get(int table, Bytes key) {
                return sql.select(STATE.VALUE)
                        .from(STATE)
                        .where(STATE.CHAIN.eq(chain), STATE.TABLE_NUMBER.eq(table), STATE.KEY.eq(key.toArray()))
                        .fetchOptional(row -> Bytes.of(row.value1()));
            }

            @Override
            public List<Entry> startingWith(int table, Bytes prefix, int limit) {
                var query = sql.select(STATE.KEY, STATE.VALUE)
                        .from(STATE)
                        .where(STATE.CHAIN.eq(chain), STATE.TABLE_NUMBER.eq(table), STATE.KEY.ge(prefix.toArray()));
                Optional<byte[]> end = firstAfter(prefix);
                return end.map(last -> query.and(STATE.KEY.lt(last)))
                        .orElse(query)
                        .orderBy(STATE.KEY)
                        .limit(limit)
                        .fetch(row -> new Entry(Bytes.of(row.value1()), Bytes.of(row.value2())));
            }
        };
    }

    /** The lowest key above all that begin with the prefix; nothing where there is none. */
    private static Optional<byte[]> firstAfter(Bytes prefix) {
        byte[] bytes = prefix.toArray();
        for (int length = bytes.length; length > 0; length--) {
            if (bytes[length - 1] != (byte) 0xFF) {
                byte[] end = java.util.Arrays.copyOf(bytes, length);
                end[length - 1]++;
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }
}
