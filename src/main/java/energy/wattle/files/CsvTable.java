package energy.wattle.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import energy.wattle.units.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

    public CsvTable {
        columns = List.copyOf(columns);
    }

    /**
     * Reads the whole table row by row; blank lines are passed over.
     *
     * @param faults takes what is wrong with header, rows and fields; rows of a wrong length do not reach {@code rows}
     * @return whether the header was right, so that there were rows to be read
     */
    public boolean read(InputStream input, Faults faults, Consumer<CsvRow> rows) throws IOException {
        long line = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .maxBufferSize(MAXIMUM_FIELD_LENGTH)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                faults.add(new Fault(file, 1, "header", "", Problem.of("files.header.absent", rightHeader())));
                return false;
            }
            List<String> header = withoutByteOrderMark(records.next().getFields());
            if (!isHeaderRight(header, faults)) {
                return false;
            }
            List<Integer> positions = columns.stream().map(header::indexOf).toList();
            while (records.hasNext() && !faults.isFull()) {
                CsvRecord row = records.next();
                line = row.getStartingLineNumber();
                if (isLengthRight(row, header, faults)) {
                    rows.accept(new CsvRow(this, positions, row, faults));
                }
            }
            return true;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            faults.add(new Fault(file, line + 1, "row", "", Problem.of("files.csv.unreadable", MAXIMUM_FIELD_LENGTH)));
            return false;
        }
    }

    private boolean isHeaderRight(List<String> header, Faults faults) {
        if (header.stream().anyMatch(CsvRow::isNotUtf8)) {
            faults.add(new Fault(file, 1, "header", String.join(",", header), CsvRow.NOT_UTF8));
            return false;
        }
        Set<String> seen = new HashSet<>();
        boolean right = true;
        for (String name : header) {
            if (!columns.contains(name)) {
                faults.add(new Fault(file, 1, name, name, Problem.of("files.header.unknown", rightHeader())));
                right = false;
            } else if (!seen.add(name)) {
                faults.add(new Fault(file, 1, name, name, Problem.of("files.header.twice", rightHeader())));
                right = false;
            }
        }
        for (String name : columns) {
            if (!seen.contains(name)) {
                faults.add(new Fault(file, 1, name, "", Problem.of("files.header.missing", rightHeader())));
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

    private static List<String> withoutByteOrderMark(List<String> header) {
        String first = header.getFirst();
        if (first.isEmpty() || first.charAt(0) != BYTE_ORDER_MARK) {
            return header;
        }
        return Stream.concat(Stream.of(first.substring(1)), header.stream().skip(1))
                .toList();
    }
}
