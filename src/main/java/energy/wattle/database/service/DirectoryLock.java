package energy.wattle.database.service;

import energy.wattle.database.DatabaseUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One living JVM per data directory: a lock on a file beside it, which the system releases when the JVM dies, however
 * it dies. The file tells the holder's process id to whoever is refused.
 */
final class DirectoryLock implements AutoCloseable {

    // The system forgets a process's lock when the process closes any channel to the file, so we must not open it
    // twice.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws DatabaseUnavailableException if a living JVM, this one included, holds the directory */
    static DirectoryLock on(DataDirectory directory) throws IOException {
        return ifFree(directory).orElseThrow(() -> inUse(directory));
    }

    /** Nothing if a living JVM, this one included, holds the directory. */
    static Optional<DirectoryLock> ifFree(DataDirectory directory) throws IOException {
        Path file = directory.lockFile();
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        Optional<FileChannel> channel = Optional.empty();
        try {
            channel = locked(directory);
        } finally {
            if (channel.isEmpty()) {
                HELD_HERE.remove(file);
            }
        }
        return channel.map(held -> new DirectoryLock(file, held));
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(file);
    }

    private static Optional<FileChannel> locked(DataDirectory directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            String holder = ProcessHandle.current().pid() + "\n";
            channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static DatabaseUnavailableException inUse(DataDirectory directory) {
        return new DatabaseUnavailableException(
                "Process %s is already running Wattle's database in %s.".formatted(holder(directory), directory.path()),
                "Stop that process, or give this one a directory of its own in wattle.database.directory.");
    }

    /** Without opening the file where this process holds it, which would release the lock. */
    private static String holder(DataDirectory directory) {
        if (HELD_HERE.contains(directory.lockFile())) {
            return Long.toString(ProcessHandle.current().pid());
        }
        try {
            return Files.readString(directory.lockFile()).strip();
        } catch (IOException e) {
            return "(unknown)";
        }
    }
}
