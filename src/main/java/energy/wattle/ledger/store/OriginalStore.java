package energy.wattle.ledger.store;

import energy.wattle.ledger.ReplaySource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** The database that is replayed, as it stood when this was opened, whatever is written meanwhile. Read-only. */
public final class OriginalStore implements AutoCloseable {

    private final Connection connection;
    private final DSLContext sql;

    private OriginalStore(Connection connection) {
        this.connection = connection;
        this.sql = DSL.using(connection, SQLDialect.POSTGRES);
    }

    /** @throws DataAccessException if it cannot be reached */
    public static OriginalStore open(ReplaySource source) {
        try {
            Connection connection = DriverManager.getConnection(source.url(), source.username(), source.password());
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return new OriginalStore(connection);
        } catch (SQLException e) {
            throw new DataAccessException("the database %s cannot be read: %s".formatted(source, e.getMessage()), e);
        }
    }

    public ChainStore chains() {
        return new ChainStore(sql);
    }

    public BlockStore blocks() {
        return new BlockStore(sql);
    }

    DSLContext sql() {
        return sql;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DataAccessException("the database does not let go", e);
        }
    }
}
