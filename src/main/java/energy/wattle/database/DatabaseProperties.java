package energy.wattle.database;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where and how the embedded PostgreSQL runs; unused when {@code spring.datasource.url} is set.
 *
 * @param directory PostgreSQL's data directory, made on the first start. Beside it are kept {@code <name>.password} and
 *     {@code <name>.lock}, so a volume is mounted on its parent.
 * @param programs where PostgreSQL's own programs are unpacked, once per version (60 MB); several instances may share
 *     it
 * @param port TCP port on the loopback address, 1 to 65535, or 0 for a free one
 * @param startupTimeout how long the server may take to answer, crash recovery included
 * @param shutdownTimeout how long it may take to stop before it is stopped the hard way
 * @param sharedBuffers the server's own cache of the data, 8 MB to 8 GB. All of it stays in memory once it has been
 *     filled; what it does not hold comes from the operating system's cache
 * @param attach whether to use the server that another process, such as a running instance, already has on the
 *     directory, and to leave it running; where none has, it is started and stopped as without this. The directory must
 *     exist
 */
@ConfigurationProperties("wattle.database")
public record DatabaseProperties(
        @DefaultValue("./data/postgresql") Path directory,
        @DefaultValue("./data/postgresql-programs") Path programs,
        @DefaultValue("0") int port,
        @DefaultValue("60s") Duration startupTimeout,
        @DefaultValue("30s") Duration shutdownTimeout,
        @DefaultValue("false") boolean attach,
        @DefaultValue("64MB") DataSize sharedBuffers) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final DataSize LEAST_BUFFERS = DataSize.ofMegabytes(8);
    private static final DataSize MOST_BUFFERS = DataSize.ofGigabytes(8);
    private static final DataSize USUAL_BUFFERS = DataSize.ofMegabytes(64);

    /**
     * @throws IllegalArgumentException if the port is no port, a timeout is not from a second to an hour, or the
     *     buffers are not from 8 MB to 8 GB
     */
    @ConstructorBinding
    public DatabaseProperties {
        directory = directory.toAbsolutePath().normalize();
        programs = programs.toAbsolutePath().normalize();
        if (directory.getFileName() == null) {
            throw new IllegalArgumentException(
                    "wattle.database.directory: '%s' is no folder for data; name one like ./data/postgresql"
                            .formatted(directory));
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "wattle.database.port: %d is no port; 0 (a free one) to 65535 is right".formatted(port));
        }
        requireTimeout("startup-timeout", startupTimeout);
        requireTimeout("shutdown-timeout", shutdownTimeout);
        if (sharedBuffers.compareTo(LEAST_BUFFERS) < 0 || sharedBuffers.compareTo(MOST_BUFFERS) > 0) {
            throw new IllegalArgumentException(
                    "wattle.database.shared-buffers: %s is out of range; 8MB to 8GB is right".formatted(sharedBuffers));
        }
    }

    /** A server with the usual buffers, 64 MB. */
    public DatabaseProperties(
            Path directory,
            Path programs,
            int port,
            Duration startupTimeout,
            Duration shutdownTimeout,
            boolean attach) {
        this(directory, programs, port, startupTimeout, shutdownTimeout, attach, USUAL_BUFFERS);
    }

    private static void requireTimeout(String key, Duration timeout) {
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "wattle.database.%s: %s is out of range; 1s to 1h is right".formatted(key, timeout));
        }
    }
}
