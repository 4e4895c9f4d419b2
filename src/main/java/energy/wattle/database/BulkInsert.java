package energy.wattle.database;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into one table by PostgreSQL's COPY in its binary format, several times as fast as INSERT. They are
 * a part of the connection's transaction: all of them are stored with it, or none.
 *
 * <p>Use it for one table at a time: {@code row} once per row, then {@link #finish}.
 */
public final class BulkInsert {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int CHUNK = 64 * 1024;
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final CopyIn copy;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(CHUNK + 4096);
    private final DataOutputStream output = new DataOutputStream(buffer);
    private final int columns;

    private BulkInsert(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = columns;
    }

    /**
     * Begins.
     *
     * @param table with its schema, as {@code ledger.record}
     * @param columns in the order of each row's values
     */
    public static BulkInsert into(Connection connection, String table, List<String> columns) throws SQLException {
        String statement = "copy %s (%s) from stdin (format binary)".formatted(table, String.join(", ", columns));
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        BulkInsert insert = new BulkInsert(copy, columns.size());
        insert.begin();
        return insert;
    }

    /**
     * Adds a row.
     *
     * @param values {@link Integer} for integer, {@link Long} for bigint, {@link Boolean}, {@code byte[]} for bytea,
     *     {@link String} for text, {@link Instant} for timestamptz, or null: the column's type exactly, because the
     *     binary format converts nothing
     */
    public void row(@Nullable Object... values) throws SQLException {
        if (values.length != columns) {
            throw new IllegalArgumentException("a row has %d values, not %d".formatted(columns, values.length));
        }
        try {
            output.writeShort(columns);
            for (Object value : values) {
                write(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (buffer.size() >= CHUNK) {
            send();
        }
    }

    /** Sends what is left; without it nothing is stored. */
    public long finish() throws SQLException {
        try {
            output.writeShort(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        send();
        return copy.endCopy();
    }

    private void begin() {
        try {
            output.write(SIGNATURE);
            output.writeInt(0);
            output.writeInt(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send() throws SQLException {
        byte[] bytes = buffer.toByteArray();
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.reset();
    }

    private void write(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> output.writeInt(-1);
            case Integer number -> {
                output.writeInt(Integer.BYTES);
                output.writeInt(number);
            }
            case Long number -> {
                output.writeInt(Long.BYTES);
                output.writeLong(number);
            }
            case Boolean flag -> {
                output.writeInt(1);
                output.writeBoolean(flag);
            }
            case byte[] bytes -> write(bytes);
            case String text -> write(text.getBytes(StandardCharsets.UTF_8));
            case Instant instant -> {
                output.writeInt(Long.BYTES);
                output.writeLong(ChronoUnit.MICROS.between(POSTGRES_EPOCH, instant));
            }
            default -> throw new IllegalArgumentException("no column takes a " + value.getClass());
        }
    }

    private void write(byte[] bytes) throws IOException {
        output.writeInt(bytes.length);
        output.write(bytes);
    }
}
