package energy.wattle.trading.wire;

import energy.wattle.trading.ScheduleCodes;
import energy.wattle.trading.ScheduleCodes.Code;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.TradingCurve;
import energy.wattle.trading.TradingCurve.Point;
import energy.wattle.trading.TradingCurve.Volume;
import energy.wattle.units.WattHours;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Writes a trading curve as ENTSO-E's schedule document, version 5.2 (IEC 62325-451-2). Codes are those of the code
 * list; what they stand for here tells the guide to trading curves.
 */
final class ScheduleDocument {

    static final String NAMESPACE = "urn:iec62325.351:tc57wg16:451-2:scheduledocument:5:2";

    private static final String BALANCE_AREA_SCHEDULE = "A03";
    private static final String SUMMARY = "A02";
    private static final String MARKET_OPERATOR = "A11";
    private static final String INFORMATION_RECEIVER = "A33";
    private static final String INTERNAL_TRADE = "A02";
    private static final String NET_POSITION = "B09";
    private static final String ACTIVE_POWER = "8716867000016";
    private static final String AREA = "A01";
    private static final String MEGAWATT = "MAW";
    private static final String FIXED_BLOCKS = "A01";
    private static final int LAST_REVISION = 999;

    /** Wh of a quarter of an hour are a fourth of the W that were needed for it. */
    private static final long INTERVALS_PER_HOUR = 4;

    private static final int MEGA = 6;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

    private final Elements out;
    private final TradingCurve curve;
    private final Code domain;

    private ScheduleDocument(Elements out, TradingCurve curve, Code domain) {
        this.out = out;
        this.curve = curve;
        this.domain = domain;
    }

    /** @param domain the zone's code */
    static String write(TradingCurve curve, ScheduleCodes codes, Code domain) {
        StringWriter text = new StringWriter();
        try {
            Elements out = new Elements(XMLOutputFactory.newFactory().createXMLStreamWriter(text), NAMESPACE);
            new ScheduleDocument(out, curve, domain).write(codes);
            out.finish();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document could not be written into memory", e);
        }
        return text.toString();
    }

    private void write(ScheduleCodes codes) throws XMLStreamException {
        out.start("Schedule_MarketDocument");
        out.text("mRID", name());
        out.text("revisionNumber", revision());
        out.text("type", BALANCE_AREA_SCHEDULE);
        out.text("process.processType", process());
        out.text("process.classificationType", SUMMARY);
        out.code("sender_MarketParticipant.mRID", codes.senderCode());
        out.text("sender_MarketParticipant.marketRole.type", MARKET_OPERATOR);
        out.code("receiver_MarketParticipant.mRID", codes.receiverCode());
        out.text("receiver_MarketParticipant.marketRole.type", INFORMATION_RECEIVER);
        out.text("createdDateTime", curve.asOf().truncatedTo(ChronoUnit.SECONDS).toString());
        period(
                "schedule_Time_Period.timeInterval",
                curve.day().start(),
                curve.day().end());
        out.code("domain.mRID", domain);
        List<List<Point>> runs = runs();
        if (!runs.isEmpty()) {
            series("TRADED", INTERNAL_TRADE, true, runs, Volume::sold);
            series("NET-POSITION", NET_POSITION, false, runs, Volume::netPosition);
        }
        out.end();
    }

    private void series(
            String name, String business, boolean isInside, List<List<Point>> runs, Function<Volume, WattHours> energy)
            throws XMLStreamException {
        out.start("TimeSeries");
        out.text("mRID", name);
        out.text("version", revision());
        out.text("businessType", business);
        out.text("product", ACTIVE_POWER);
        out.text("objectAggregation", AREA);
        if (isInside) {
            out.code("in_Domain.mRID", domain);
        }
        out.code("out_Domain.mRID", domain);
        out.text("measurement_Unit.name", MEGAWATT);
        out.text("curveType", FIXED_BLOCKS);
        for (List<Point> run : runs) {
            out.start("Period");
            period(
                    "timeInterval",
                    run.getFirst().interval().start(),
                    run.getLast().interval().end());
            out.text("resolution", "PT15M");
            for (int i = 0; i < run.size(); i++) {
                out.start("Point");
                out.text("position", String.valueOf(i + 1));
                out.text("quantity", megawatts(energy.apply(run.get(i).total())));
                out.end();
            }
            out.end();
        }
        out.end();
    }

    private void period(String name, Instant start, Instant end) throws XMLStreamException {
        out.start(name);
        out.text("start", MINUTE.format(start));
        out.text("end", MINUTE.format(end));
        out.end();
    }

    /** Intervals without a break: of those between them, nothing is known yet. */
    private List<List<Point>> runs() {
        List<List<Point>> runs = new ArrayList<>();
        Instant end = Instant.MIN;
        for (Point point : curve.points()) {
            if (!point.interval().start().equals(end)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(point);
            end = point.interval().end();
        }
        return runs;
    }

    private String name() {
        String sessions = curve.sessions().map(SessionKind::name).orElse("ALL");
        return "WATTLE-%s-%s-%s".formatted(domain.value(), curve.day().date(), sessions);
    }

    /** It rises with every session that is cleared, and with nothing else. */
    private String revision() {
        return String.valueOf(Math.min(LAST_REVISION, 1 + curve.clearings()));
    }

    private String process() {
        return curve.sessions()
                .map(kind -> switch (kind) {
                    case DAY_AHEAD -> "A01";
                    case INTRADAY, REAL_TIME -> "A40"; // the list has one code for all that comes after day-ahead
                })
                .orElse("A17"); // schedule day
    }

    /** The mean power that delivers the energy within its interval. */
    private static String megawatts(WattHours energy) {
        return BigDecimal.valueOf(Math.multiplyExact(energy.value(), INTERVALS_PER_HOUR), MEGA)
                .toPlainString();
    }
}
