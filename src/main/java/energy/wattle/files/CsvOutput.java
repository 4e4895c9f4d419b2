package energy.wattle.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a CSV table: UTF-8, comma, LF, quotes only where they are needed. */
public final class CsvOutput {

    private CsvOutput() {}

    /**
     * Writes to a file, whole or not at all, or to standard output.
     *
     * @param out the file, replaced if it is there; null for standard output
     */
    public static void write(@Nullable Path out, Consumer<CsvWriter> rows) throws IOException {
        if (out == null) {
            Writer console = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
            write(console, rows);
            console.flush();
            return;
        }
        Path target = out.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            // A pipe or a device is written as it is: there is nothing to replace.
            try (Writer writer = Files.newBufferedWriter(target)) {
                write(writer, rows);
            }
            return;
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                write(writer, rows);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Writes into any writer, which stays open. */
    public static void write(Writer writer, Consumer<CsvWriter> rows) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        rows.accept(csv);
        csv.flush();
    }
}
