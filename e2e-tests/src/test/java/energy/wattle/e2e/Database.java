package energy.wattle.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The embedded database of an instance, as an administrator of its machine reaches it. */
record Database(String url, String password) {

    private static final int PORT_LINE = 3;

    /** @param home folder of the instance */
    static Database in(Path home) {
        try {
            String port = Files.readAllLines(home.resolve("postgresql/postmaster.pid"))
                    .get(PORT_LINE)
                    .strip();
            String password =
                    Files.readString(home.resolve("postgresql.password")).strip();
            return new Database("jdbc:postgresql://127.0.0.1:%s/wattle".formatted(port), password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first column of every row, as text. */
    List<String> column(String query) {
        try (Connection connection = DriverManager.getConnection(url, "wattle", password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    long number(String query) {
        return Long.parseLong(column(query).getFirst());
    }

    /** Changes rows of a table behind the application's back: its triggers do not see it. */
    int tamper(String table, String change) {
        try (Connection connection = DriverManager.getConnection(url, "wattle", password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("alter table %s disable trigger user".formatted(table));
            int changed = statement.executeUpdate(change);
            statement.execute("alter table %s enable trigger user".formatted(table));
            connection.commit();
            return changed;
        } catch (SQLException e) {
            throw new AssertionError(change, e);
        }
    }
}
