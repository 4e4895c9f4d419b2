package energy.wattle.trading.wire;

import energy.wattle.files.CsvOutput;
import energy.wattle.trading.PublicInterval;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** Writes the public figures of a day as a CSV table. */
public final class PublicTable {

    private PublicTable() {}

    public static String write(List<PublicInterval> intervals) {
        StringWriter text = new StringWriter();
        try {
            CsvOutput.write(text, csv -> {
                csv.writeRecord(
                        "zone", "session", "interval_start", "cleared_kwh", "renewable_percent", "mean_price_per_kwh");
                intervals.forEach(one -> csv.writeRecord(
                        one.session().zone().code(),
                        one.session().kind().name(),
                        one.interval().toString(),
                        one.cleared().toString(),
                        one.renewable()
                                .map(share -> BigDecimal.valueOf(share, 1).toPlainString())
                                .orElse(""),
                        one.price().map(Object::toString).orElse("")));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing into memory
        }
        return text.toString();
    }
}
