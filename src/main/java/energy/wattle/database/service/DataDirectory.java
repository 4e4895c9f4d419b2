package energy.wattle.database.service;

import energy.wattle.database.DatabaseUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's data directory and what stands beside it.
 *
 * @param path absolute; exists only when it is complete, because it is made under another name and then renamed
 */
record DataDirectory(Path path) {

    private static final int PASSWORD_BYTES = 24;
    private static final long LOG_LIMIT = 10_000_000; // bytes
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rw-------");

    Path lockFile() {
        return beside(".lock");
    }

    Path passwordFile() {
        return beside(".password");
    }

    Path programs() {
        return path.resolveSibling("postgresql-programs");
    }

    /** The server's log of this start and those before, back to the last time it was found too large. */
    Path log() {
        return path.resolve("server.log");
    }

    Path processFile() {
        return path.resolve("postmaster.pid");
    }

    boolean exists() {
        return Files.exists(versionFile());
    }

    /**
     * Refuses a directory that these programs must not touch.
     *
     * @param version the programs' major version
     * @throws DatabaseUnavailableException if another major version made it, or it holds something else
     */
    void requireFitFor(String version) throws IOException {
        if (exists()) {
            String maker = Files.readString(versionFile()).strip();
            if (!maker.equals(version)) {
                throw new DatabaseUnavailableException(
                        "The data in %s was made by PostgreSQL %s; this Wattle brings PostgreSQL %s."
                                .formatted(path, maker, version),
                        "Move the data with the pg_dump and psql of PostgreSQL %s, or name another directory in wattle.database.directory."
                                .formatted(version));
            }
        } else if (Files.exists(path) && !isEmpty()) {
            throw new DatabaseUnavailableException(
                    "%s holds files but no PostgreSQL data.".formatted(path),
                    "Name another directory, or one that does not exist yet, in wattle.database.directory.");
        }
    }

    /**
     * The password of the server's roles: read, or made for a directory that does not exist yet.
     *
     * @throws DatabaseUnavailableException if the directory exists, but its password does not
     */
    String password() throws IOException {
        if (Files.exists(passwordFile())) {
            return Files.readString(passwordFile()).strip();
        }
        if (exists()) {
            throw new DatabaseUnavailableException(
                    "The data in %s has lost its password: there is no %s.".formatted(path, passwordFile()),
                    "Bring the file back, or name another directory in wattle.database.directory.");
        }
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        Path made = secretFile(password);
        Files.move(made, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
        keep(passwordFile());
        return password;
    }

    /** A file beside the directory that holds a secret and that only its owner can read. The caller deletes it. */
    Path secretFile(String secret) throws IOException {
        Path file = Files.createTempFile(
                path.getParent(),
                path.getFileName() + ".new-",
                ".password",
                PosixFilePermissions.asFileAttribute(OURS_ALONE));
        Files.writeString(file, secret + "\n");
        return file;
    }

    /** An empty folder for initdb to fill; what a killed start left of an earlier one is deleted. */
    Path freshFolder() throws IOException {
        try (DirectoryStream<Path> leftovers =
                Files.newDirectoryStream(path.getParent(), path.getFileName() + ".new-*")) {
            for (Path leftover : leftovers) {
                FileSystemUtils.deleteRecursively(leftover);
            }
        }
        return Files.createTempDirectory(path.getParent(), path.getFileName() + ".new-");
    }

    /** Puts a filled folder in this directory's place. */
    void become(Path filled) throws IOException {
        Files.move(filled, path, StandardCopyOption.ATOMIC_MOVE);
        keep(path);
    }

    void limitLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT) {
            Files.move(log(), path.resolve("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path versionFile() {
        return path.resolve("PG_VERSION");
    }

    private Path beside(String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }

    private boolean isEmpty() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            return !files.iterator().hasNext();
        }
    }

    /** Makes a new name survive a power failure, and the file's content with it. */
    private static void keep(Path named) throws IOException {
        for (Path path : new Path[] {named, named.getParent()}) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
