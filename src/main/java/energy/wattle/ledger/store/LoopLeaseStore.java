package energy.wattle.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The right to run the market and to sign, which one replica has at a time: an advisory lock that PostgreSQL takes back
 * the moment the replica's connection is gone.
 */
@Repository
public class LoopLeaseStore {

    /** "wattle" and a number that nothing else uses. */
    private static final long LOCK = 0x776174746c650001L;

    private final DataSource source;
    private @Nullable Connection holder;

    LoopLeaseStore(DataSource source) {
        this.source = source;
    }

    /** Whether this replica has the right now; tries to get it if not. */
    public synchronized boolean isHeld() {
        try {
            if (holder != null && holder.isValid(1)) {
                return true;
            }
            release();
            return take();
        } catch (SQLException e) {
            release();
            return false;
        }
    }

    public synchronized void release() {
        try (Connection closed = holder) {
            holder = null;
            if (closed != null && !closed.isClosed()) {
                unlock(closed);
            }
        } catch (SQLException e) {
            holder = null;
        }
    }

    private boolean take() throws SQLException {
        Connection connection = source.getConnection();
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    holder = connection;
                    return true;
                }
            }
        }
        connection.close();
        return false;
    }

    private static void unlock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }
}
