package energy.wattle.database.service;

import energy.wattle.database.DatabaseProperties;
import energy.wattle.database.DatabaseUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's programs at work on one data directory: initdb, pg_ctl start, pg_ctl stop. */
record ServerControl(
        DatabaseProperties properties, DataDirectory directory, PostgresPrograms programs, ServerAccount account) {

    static final String SUPERUSER = "postgres";

    private static final Duration GRACE = Duration.ofSeconds(10); // for pg_ctl's own work around its waiting
    private static final Duration INITIALISING = Duration.ofMinutes(5);
    private static final int ATTEMPTS_AT_A_FREE_PORT = 3;
    private static final int LOG_LINES_TOLD = 8;

    /** The major version of the programs, such as 18. */
    String version() throws IOException {
        String told =
                succeed(List.of(programs.path("postgres"), "--version"), GRACE).output();
        return told.replaceFirst(".* (\\d+)\\..*", "$1");
    }

    /** Makes the data directory: UTF-8, sorted by code point whatever the system's locale, page checksums, no trust. */
    void initialise(String password) throws IOException {
        Path folder = directory.freshFolder();
        Path secret = directory.secretFile(password);
        try {
            account.own(folder);
            account.own(secret);
            succeed(
                    account.command(List.of(
                            programs.path("initdb"),
                            "--pgdata=" + folder,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + secret,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--data-checksums",
                            "--no-instructions")),
                    INITIALISING);
            directory.become(folder);
        } finally {
            Files.delete(secret);
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** Starts the server and waits until it answers; its port is in {@link ServerProcess}. */
    void start() throws IOException {
        account.own(directory.path());
        directory.limitLog();
        Command.Outcome outcome = start(port());
        for (int attempt = 1;
                attempt < ATTEMPTS_AT_A_FREE_PORT && portWasTaken(outcome) && properties.port() == 0;
                attempt++) {
            outcome = start(port());
        }
        if (!outcome.succeeded()) {
            throw notStarted(outcome);
        }
    }

    /** Stops the server, if there is one: running statements are rolled back, what is committed is written. */
    void stop() throws IOException {
        if (ServerProcess.of(directory)
                .filter(server -> !server.isAnother(directory))
                .isEmpty()) {
            return;
        }
        if (!stop("fast").succeeded()) {
            Command.Outcome outcome = stop("immediate");
            if (!outcome.succeeded()) {
                throw new IOException(
                        "the server in %s does not stop: %s".formatted(directory.path(), outcome.output()));
            }
        }
    }

    /** Whether a server on this port is where it is wanted. */
    boolean wants(int port) {
        return properties.port() == 0 || properties.port() == port;
    }

    /** The command line of a server that this control would start. */
    List<String> commandLine(int port) {
        return Stream.concat(
                        Stream.of(
                                programs.path("postgres"),
                                "-D",
                                directory.path().toString()),
                        ServerSettings.arguments(port, properties.sharedBuffers()).stream())
                .toList();
    }

    private Command.Outcome start(int port) throws IOException {
        long logged = Files.exists(directory.log()) ? Files.size(directory.log()) : 0;
        Duration patience = properties.startupTimeout();
        Command.Outcome outcome = pgCtl(
                patience,
                List.of(
                        "start",
                        "--log=" + directory.log(),
                        "--options=" + String.join(" ", ServerSettings.arguments(port, properties.sharedBuffers()))));
        return outcome.succeeded()
                ? outcome
                : new Command.Outcome(outcome.status(), outcome.output() + "\n" + logSince(logged));
    }

    private Command.Outcome stop(String mode) throws IOException {
        return pgCtl(properties.shutdownTimeout(), List.of("stop", "--mode=" + mode));
    }

    private Command.Outcome pgCtl(Duration patience, List<String> arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                programs.path("pg_ctl"),
                                "--pgdata=" + directory.path(),
                                "--wait",
                                "--timeout=" + patience.toSeconds(),
                                "--silent"),
                        arguments.stream())
                .toList();
        return Command.run(account.command(command), patience.plus(GRACE));
    }

    private int port() throws IOException {
        if (properties.port() != 0) {
            return properties.port();
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private String logSince(long logged) throws IOException {
        if (!Files.exists(directory.log())) {
            return "";
        }
        byte[] log = Files.readAllBytes(directory.log());
        String news = new String(
                log,
                (int) Math.min(logged, log.length),
                (int) Math.max(0, log.length - logged),
                StandardCharsets.UTF_8);
        List<String> lines = news.lines().toList();
        return lines.subList(Math.max(0, lines.size() - LOG_LINES_TOLD), lines.size()).stream()
                .collect(Collectors.joining("\n"));
    }

    private static boolean portWasTaken(Command.Outcome outcome) {
        return !outcome.succeeded() && outcome.output().contains("Address already in use");
    }

    private DatabaseUnavailableException notStarted(Command.Outcome outcome) throws IOException {
        if (portWasTaken(outcome)) {
            return new DatabaseUnavailableException(
                    "Another program listens on port %d of this machine.".formatted(properties.port()),
                    "Name another port in wattle.database.port, or 0 for any that is free.");
        }
        stop(); // it may still be at its recovery
        return new DatabaseUnavailableException(
                "PostgreSQL does not start in %s within %s:%n%s"
                        .formatted(directory.path(), properties.startupTimeout(), outcome.output()),
                "Mend what the server says; its log is %s. If it was still recovering, give it longer in wattle.database.startup-timeout."
                        .formatted(directory.log()));
    }

    private static Command.Outcome succeed(List<String> command, Duration timeout) throws IOException {
        Command.Outcome outcome = Command.run(command, timeout);
        if (!outcome.succeeded()) {
            throw new IOException(
                    "'%s' ended with %d: %s".formatted(String.join(" ", command), outcome.status(), outcome.output()));
        }
        return outcome;
    }
}
