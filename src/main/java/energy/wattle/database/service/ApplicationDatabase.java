package energy.wattle.database.service;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The application's role and database on a server, made by the superuser of the connection. */
record ApplicationDatabase(Connection connection) {

    /** Makes role and database of one name, unless they exist; the role owns the database and nothing else. */
    void ensure(String name, String password) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String identifier = statement.enquoteIdentifier(name, true);
            if (!exists("select 1 from pg_roles where rolname = ?", name)) {
                statement.execute(
                        "create role %s login password %s".formatted(identifier, statement.enquoteLiteral(password)));
            }
            if (!exists("select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database %1$s owner %1$s".formatted(identifier));
            }
        }
    }

    private boolean exists(String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
