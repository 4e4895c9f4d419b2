package energy.wattle.settlement.wire;

import energy.wattle.files.CsvOutput;
import energy.wattle.settlement.StatementLine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes the lines of a participant's own statement as a CSV table. */
public final class StatementTable {

    private StatementTable() {}

    public static String write(List<StatementLine> lines) {
        StringWriter text = new StringWriter();
        try {
            CsvOutput.write(text, csv -> {
                csv.writeRecord(
                        "interval_start",
                        "booking",
                        "kind",
                        "counterparty_id",
                        "quantity_kwh",
                        "price",
                        "received",
                        "quality",
                        "status",
                        "block",
                        "result");
                lines.forEach(line -> csv.writeRecord(
                        line.interval().toString(),
                        Integer.toString(line.booking()),
                        line.kind().name(),
                        line.counterparty().code(),
                        line.quantity().toString(),
                        line.price().toString(),
                        line.received().toString(),
                        line.quality().name(),
                        line.status().name(),
                        Long.toString(line.height()),
                        Integer.toString(line.resultPosition())));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing into memory
        }
        return text.toString();
    }
}
