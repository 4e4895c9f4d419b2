package energy.wattle.disclosure.wire;

import energy.wattle.disclosure.Column;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Listing;
import energy.wattle.disclosure.Row;
import energy.wattle.files.CsvOutput;
import energy.wattle.ledger.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Documents as tables: figures in their whole units with their names, listings with theirs. */
public final class DocumentFiles {

    private static final List<String> FIGURES =
            List.of("zone", "figure", "from", "until", "value", "unit", "merged_from");
    private static final String APPLICATION = "Wattle";
    private static final String VERSION = "1.0";
    private static final int VALUE = FIGURES.indexOf("value");
    private static final int MERGED_FROM = FIGURES.indexOf("merged_from");

    private DocumentFiles() {}

    /** A row for each of the document's; no value where it is withheld. */
    public static Bytes csv(Document document) {
        StringWriter out = new StringWriter();
        try {
            CsvOutput.write(out, csv -> {
                csv.writeRecord(header(document));
                lines(document).forEach(csv::writeRecord);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.ofUtf8(out.toString());
    }

    /** The same as a workbook of one sheet; figures are numbers, everything else text. */
    public static Bytes xlsx(Document document, String sheetName) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, APPLICATION, VERSION)) {
            Worksheet sheet = workbook.newWorksheet(sheetName);
            List<String> header = header(document);
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
            }
            sheet.range(0, 0, 0, header.size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
            int line = 1;
            for (List<String> cells : lines(document)) {
                for (int column = 0; column < cells.size(); column++) {
                    write(
                            sheet,
                            line,
                            column,
                            cells.get(column),
                            document.listing().isEmpty());
                }
                line++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(out.toByteArray());
    }

    private static void write(Worksheet sheet, int line, int column, String cell, boolean isOfFigures) {
        boolean isNumber = isOfFigures && (column == VALUE || column == MERGED_FROM) && !cell.isEmpty();
        if (isNumber) {
            sheet.value(line, column, new BigDecimal(cell));
        } else {
            sheet.value(line, column, cell);
        }
    }

    static List<String> header(Document document) {
        return document.listing()
                .map(listing ->
                        listing.columns().stream().map(DocumentFiles::name).toList())
                .orElse(FIGURES);
    }

    static String name(Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    private static List<List<String>> lines(Document document) {
        return document.listing().map(Listing::lines).orElseGet(() -> {
            List<List<String>> lines = new ArrayList<>();
            document.rows().forEach(row -> lines.add(line(row)));
            return lines;
        });
    }

    private static List<String> line(Row row) {
        return List.of(
                row.zone().orElse(""),
                row.figure().name(),
                row.from().toString(),
                row.until().toString(),
                row.value().isPresent() ? Long.toString(row.value().getAsLong()) : "",
                row.figure().unit().name(),
                Integer.toString(row.mergedFrom()));
    }
}
