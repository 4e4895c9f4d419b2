package energy.wattle.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a CSV table: UTF-8, comma, LF, quotes only where they are needed. */
public final class CsvOutput {

    private static final int BUFFER = 1 << 16;
    private static final Path DEVICES = Path.of("/dev");

    private CsvOutput() {}

    /**
     * Writes to a file, whole or not at all, or to standard output.
     *
     * @param out the file, replaced if it is there; a link is followed; null for standard output
     * @throws UnwrittenException if the table cannot be written to its end
     */
    public static void write(@Nullable Path out, Consumer<CsvWriter> rows) {
        try {
            if (out == null) {
                // Not System.out, which keeps its failures to itself.
                write(new FileOutputStream(FileDescriptor.out), rows);
            } else if (isReplaceable(out)) {
                replace(Files.exists(out) ? out.toRealPath() : out.toAbsolutePath(), rows);
            } else {
                write(Files.newOutputStream(out), rows);
            }
        } catch (IOException e) {
            throw new UnwrittenException(out, e);
        } catch (UncheckedIOException e) {
            throw new UnwrittenException(out, Objects.requireNonNull(e.getCause()));
        }
    }

    /** Writes into any writer, which stays open. */
    public static void write(Writer writer, Consumer<CsvWriter> rows) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        rows.accept(csv);
        csv.flush();
    }

    /** Pipes, devices and what stands for an open file are written as they are: there is nothing to replace. */
    private static boolean isReplaceable(Path out) {
        return !out.toAbsolutePath().startsWith(DEVICES) && (!Files.exists(out) || Files.isRegularFile(out));
    }

    private static void write(OutputStream stream, Consumer<CsvWriter> rows) throws IOException {
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER)) {
            write(writer, rows);
        }
    }

    private static void replace(Path target, Consumer<CsvWriter> rows) throws IOException {
        // Named by the process, and refused if it exists: no other file is ever touched.
        Path unfinished = target.resolveSibling(".%s.%d.part"
                .formatted(target.getFileName(), ProcessHandle.current().pid()));
        OutputStream stream = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW);
        try {
            write(stream, rows);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
