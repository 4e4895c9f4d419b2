package energy.wattle.database.service;

import energy.wattle.database.SideDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes and drops databases as the embedded server's superuser. */
record EmbeddedSideDatabases(PostgresServer server) implements SideDatabases {

    @Override
    public Address fresh(String name) {
        execute("drop database if exists %s", name);
        execute("create database %s owner " + PostgresServer.APPLICATION, name);
        return new Address(server.url(name), PostgresServer.APPLICATION, server.password());
    }

    @Override
    public void drop(String name) {
        execute("drop database if exists %s", name);
    }

    private void execute(String command, String name) {
        if (name.equals(PostgresServer.APPLICATION) || !name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "'%s' is no name for a database beside the application's".formatted(name));
        }
        try (Connection connection = server.connectAsSuperuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(command.formatted(statement.enquoteIdentifier(name, true)));
        } catch (SQLException e) {
            throw new IllegalStateException("the server refuses database %s: %s".formatted(name, e.getMessage()), e);
        }
    }
}
