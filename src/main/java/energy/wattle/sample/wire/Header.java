package energy.wattle.sample.wire;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The columns that a file has, for tables that may have more than the needed ones. */
final class Header {

    private static final int MAXIMUM_LENGTH = 1 << 20;

    private Header() {}

    /**
     * The needed columns, and the file's others behind them. A file that cannot be read has none; reading it as a table
     * tells why.
     */
    static List<String> columns(Path file, List<String> needed) {
        Set<String> columns = new LinkedHashSet<>(needed);
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .maxBufferSize(MAXIMUM_LENGTH)
                        .commentStrategy(CommentStrategy.NONE)
                        .ofCsvRecord(reader)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (records.hasNext()) {
                records.next().getFields().stream()
                        .map(name -> name.startsWith("\uFEFF") ? name.substring(1) : name)
                        .forEach(columns::add);
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            return List.copyOf(needed);
        }
        return List.copyOf(columns);
    }
}
