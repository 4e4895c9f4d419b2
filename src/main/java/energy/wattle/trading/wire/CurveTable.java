package energy.wattle.trading.wire;

import de.siegmar.fastcsv.writer.CsvWriter;
import energy.wattle.files.CsvOutput;
import energy.wattle.trading.TradingCurve;
import energy.wattle.trading.TradingCurve.Part;
import energy.wattle.trading.TradingCurve.Point;
import energy.wattle.trading.TradingCurve.Volume;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes a trading curve as a CSV table: a line for each session of an interval, and one for all of them. */
final class CurveTable {

    /** In the column of sessions. */
    static final String TOTAL = "TOTAL";

    private CurveTable() {}

    static String write(TradingCurve curve) {
        StringWriter text = new StringWriter();
        try {
            CsvOutput.write(text, csv -> {
                csv.writeRecord(
                        "zone",
                        "interval_start",
                        "session",
                        "session_first_interval",
                        "sold_kwh",
                        "bought_kwh",
                        "net_position_kwh",
                        "mean_price_per_kwh");
                curve.points().forEach(point -> write(csv, curve.zone().id().code(), point));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing into memory
        }
        return text.toString();
    }

    private static void write(CsvWriter csv, String zone, Point point) {
        for (Part part : point.parts()) {
            String kind = part.session().kind().name();
            write(csv, zone, point, kind, part.session().first().toString(), part.volume());
        }
        write(csv, zone, point, TOTAL, "", point.total());
    }

    private static void write(CsvWriter csv, String zone, Point point, String session, String first, Volume volume) {
        csv.writeRecord(
                zone,
                point.interval().toString(),
                session,
                first,
                volume.sold().toString(),
                volume.bought().toString(),
                volume.netPosition().toString(),
                volume.price().map(Object::toString).orElse(""));
    }
}
