package energy.wattle.database.service;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs for this machine, from zonky's archive, unpacked once per version (60 MB).
 *
 * @param folder the unpacked archive, named by its digest
 */
record PostgresPrograms(Path folder) {

    private static final String PARTIAL = "partial";

    /**
     * Unpacks the programs unless they are there. Safe against other processes doing the same, and against being
     * killed.
     *
     * @param shelf the folder of all versions
     * @throws IllegalStateException if there is no archive for this system and processor
     */
    static synchronized PostgresPrograms on(Path shelf) throws IOException {
        byte[] archive = archive();
        PostgresPrograms programs = new PostgresPrograms(shelf.resolve(digest(archive)));
        if (Files.isDirectory(programs.folder)) {
            return programs;
        }
        Files.createDirectories(shelf);
        Path guard = shelf.resolve("lock");
        try (FileChannel channel = FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (!Files.isDirectory(programs.folder)) {
                Path partial = shelf.resolve(PARTIAL);
                FileSystemUtils.deleteRecursively(partial);
                unpack(archive, partial);
                Files.move(partial, programs.folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return programs;
    }

    String path(String program) {
        return folder.resolve("bin").resolve(program).toString();
    }

    private static byte[] archive() throws IOException {
        String processor = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        String system = System.getProperty("os.name");
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, processor)) {
            return archive.readAllBytes();
        }
    }

    private static String digest(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            directory(folder);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("an entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    directory(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    file(tar, target, (entry.getMode() & 0100) != 0);
                }
            }
        }
    }

    /** Whatever our umask: the account that runs the programs may be another. */
    private static void directory(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void file(InputStream content, Path file, boolean executable) throws IOException {
        directory(file.getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            content.transferTo(out);
            channel.force(false);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
