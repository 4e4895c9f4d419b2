package energy.wattle.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import energy.wattle.units.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CSV table: UTF-8 (a byte-order mark is allowed), comma, one header line, quotes as in RFC 4180. The columns are
 * told apart by their names and may stand in any order; all of them must be there, and no others.
 *
 * @param file the name that faults carry
 * @param columns the names of the columns
 */
public record CsvTable(String file, List<String> columns) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** No field that belongs here comes near this; it bounds what a broken quote can make the reader swallow. */
    private static final int MAXIMUM_FIELD_LENGTH = 1 << 16;

    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    public CsvTable {
        columns = List.copyOf(columns);
    }

    /**
     * Reads the table of a file.
     *
     * @param faults takes what is wrong with file, header, rows and fields
     * @return whether the table was read to its end; its rows may have faults
     */
    public static boolean read(Path file, List<String> columns, Faults faults, Consumer<CsvRow> rows) {
        CsvTable table = new CsvTable(file.toString(), columns);
        return InputFile.read(file, faults, input -> table.read(input, faults, rows));
    }

    /**
     * Reads the whole table row by row; blank lines are passed over.
     *
     * @param faults takes what is wrong with header, rows and fields; rows of a wrong length do not reach {@code rows}
     * @return whether the table was read to its end; its rows may have faults
     */
    public boolean read(InputStream input, Faults faults, Consumer<CsvRow> rows) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .maxBufferSize(MAXIMUM_FIELD_LENGTH)
                .allowUnclosedQuote(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(withoutByteOrderMark(input))) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                faults.add(new Fault(file, 1, "header", "", Problem.of("files.header.absent", rightHeader())));
                return false;
            }
            CsvRecord header = records.next();
            if (!isHeaderRight(header, faults)) {
                return false;
            }
            List<Integer> positions =
                    columns.stream().map(header.getFields()::indexOf).toList();
            while (records.hasNext() && !faults.isFull()) {
                CsvRecord row = records.next();
                if (isLengthRight(row, header.getFields(), faults)) {
                    rows.accept(new CsvRow(this, positions, row, faults));
                }
            }
            return true;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            faults.add(new Fault(file, lineOf(e), "row", "", Problem.of("files.csv.unreadable", MAXIMUM_FIELD_LENGTH)));
            return false;
        }
    }

    private boolean isHeaderRight(CsvRecord record, Faults faults) {
        List<String> header = record.getFields();
        long line = record.getStartingLineNumber();
        if (header.stream().anyMatch(CsvRow::isNotUtf8)) {
            faults.add(new Fault(file, line, "header", String.join(",", header), CsvRow.NOT_UTF8));
            return false;
        }
        Set<String> seen = new HashSet<>();
        boolean right = true;
        for (String name : header) {
            if (!columns.contains(name)) {
                faults.add(new Fault(file, line, name, name, Problem.of("files.header.unknown", rightHeader())));
                right = false;
            } else if (!seen.add(name)) {
                faults.add(new Fault(file, line, name, name, Problem.of("files.header.twice", rightHeader())));
                right = false;
            }
        }
        for (String name : columns) {
            if (!seen.contains(name)) {
                faults.add(new Fault(file, line, name, "", Problem.of("files.header.missing", rightHeader())));
                right = false;
            }
        }
        return right;
    }

    private boolean isLengthRight(CsvRecord row, List<String> header, Faults faults) {
        int fields = row.getFieldCount();
        if (fields == header.size()) {
            return true;
        }
        boolean isShort = fields < header.size();
        faults.add(new Fault(
                file,
                row.getStartingLineNumber(),
                isShort ? header.get(fields) : "column " + (header.size() + 1),
                isShort ? "" : row.getField(header.size()),
                isShort
                        ? Problem.of("files.row.short", fields, header.size())
                        : Problem.of("files.row.long", fields, header.size())));
        return false;
    }

    private String rightHeader() {
        return String.join(",", columns);
    }

    private static Reader withoutByteOrderMark(InputStream input) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    /** The parser tells its line in words only; it tells none for the first. */
    private static long lineOf(CsvParseException e) {
        Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
        return line.find() ? Long.parseLong(line.group(1)) : 1;
    }
}
