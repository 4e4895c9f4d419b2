package energy.wattle.database;

import energy.wattle.database.service.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;

/**
 * Starts the database of a folder, commits a row, says so, and goes on until it is killed or its input ends; then it
 * stops the server. Arguments: the folder, the folder of programs, the row's text.
 */
final class ServerInAnotherJvm {

    static final String READY = "ready";

    private ServerInAnotherJvm() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0], "postgresql");
        DatabaseProperties properties = new DatabaseProperties(
                directory, Path.of(args[1]), 0, Duration.ofMinutes(1), Duration.ofSeconds(30), false);
        try (PostgresServer server = PostgresServer.start(properties)) {
            commit(server, args[2]);
            IO.println(READY);
            waitForTheEndOfInput();
        }
    }

    private static void commit(PostgresServer server, String text) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        server.url(PostgresServer.APPLICATION), PostgresServer.APPLICATION, server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists note (text text not null)");
            statement.execute("insert into note values (%s)".formatted(statement.enquoteLiteral(text)));
        }
    }

    private static void waitForTheEndOfInput() throws IOException {
        System.in.transferTo(System.err);
    }
}
