package energy.wattle.database.service;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * The settings that the server always starts with, on its command line: neither a file nor ALTER SYSTEM overrides them.
 * They suit one instance on a small machine; for more, bring a server in {@code spring.datasource.url}.
 */
final class ServerSettings {

    /** Connections at once; the pool takes 10, the rest is for tools and tests. */
    static final int CONNECTIONS = 40;

    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", Integer.toString(CONNECTIONS)),
            Map.entry("max_wal_size", "256MB"),
            // Four processes less: what is not in the server's cache is in the system's, and nobody replicates from us.
            Map.entry("io_method", "sync"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            // A refused statement is the application's to report: the log keeps the server's own life and stays small.
            Map.entry("log_min_messages", "log"),
            Map.entry("log_checkpoints", "off")));

    private ServerSettings() {}

    /** The server's arguments; none needs quoting in a shell. */
    static List<String> arguments(int port, DataSize sharedBuffers) {
        return Stream.concat(
                        Stream.of(
                                "-p",
                                Integer.toString(port),
                                "-c",
                                "shared_buffers=%dkB".formatted(sharedBuffers.toKilobytes())),
                        SETTINGS.entrySet().stream()
                                .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue())))
                .toList();
    }
}
