package energy.wattle.trading.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Market;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.WattHours;
import java.io.StringReader;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** What a grid application is answered on the sample's market, early on a day of delivery. */
@OnSampleMarket
class TradingCurvesTests {

    private static final String ROOT = "/api/trading-curves";
    private static final String ACCOUNT = "grid-application";
    private static final String PASSWORD = "wattle-grid-application";

    /** ENTSO-E's schemas, which are no part of the project, where they lie beside it. */
    private static final Path SCHEMAS = Path.of(System.getProperty("wattle.schemas", "../shared/reference/xsd"));

    private final MockMvcTester http;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Members members;

    @Autowired
    private Market market;

    private Zone zone;
    private MarketDay day;

    @Autowired
    TradingCurvesTests(WebApplicationContext context) {
        http = MockMvcTester.from(
                context, builder -> builder.apply(springSecurity()).build());
    }

    /** Other tests may have driven the market before; on the day that it starts with, nothing is delivered. */
    @BeforeEach
    void earlyOnADayOfDelivery() {
        MarketDrive.until(context, clock.instant());
        zone = members.zones().getFirst();
        day = MarketDay.of(clock.instant(), zone.timeZone());
        if (market.figures(zone.id(), day.start(), day.end()).stream()
                .noneMatch(one -> one.session().kind() == SessionKind.REAL_TIME)) {
            MarketDrive.until(context, day.next().at(LocalTime.of(1, 20)));
            day = MarketDay.of(clock.instant(), zone.timeZone());
        }
    }

    @Test
    void theZonesAreListedWithTheirDay() {
        assertThat(get(ROOT))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[*].zone")
                .asArray()
                .containsExactlyElementsOf(
                        members.zones().stream().map(one -> one.id().code()).toList());
        assertThat(get(ROOT))
                .bodyJson()
                .extractingPath("$[0].today")
                .isEqualTo(day.date().toString());
    }

    @Test
    void theTotalsOfTheCurveAreTheSumsOfTheTrades() throws Exception {
        Map<String, WattHours> expected = new HashMap<>();
        for (MadeTrade made : market.trades(zone.id(), day.start(), day.end())) {
            expected.merge(made.trade().interval().toString(), made.trade().quantity(), WattHours::plus);
        }
        Map<String, WattHours> told = new HashMap<>();
        for (String[] cells : rows(get(curve("csv")))) {
            if (cells[2].equals(CurveTable.TOTAL) && !cells[4].equals("0.000")) {
                told.put(cells[1], WattHours.ofKilowattHours(cells[4]));
                assertThat(cells[5]).isEqualTo(cells[4]);
                assertThat(cells[6]).isEqualTo("0.000");
            }
        }
        assertThat(expected).isNotEmpty();
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void oneKindOfSessionIsWhatTheTradesOfThatKindAre() throws Exception {
        Map<String, WattHours> expected = new HashMap<>();
        market.trades(zone.id(), day.start(), day.end()).stream()
                .filter(made -> made.session().kind() == SessionKind.INTRADAY)
                .forEach(made -> expected.merge(
                        made.trade().interval().toString(), made.trade().quantity(), WattHours::plus));
        Map<String, WattHours> told = rows(get(curve("csv") + "?session=INTRADAY")).stream()
                .filter(cells -> cells[2].equals(CurveTable.TOTAL) && !cells[4].equals("0.000"))
                .collect(Collectors.toMap(cells -> cells[1], cells -> WattHours.ofKilowattHours(cells[4])));
        assertThat(expected).isNotEmpty();
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void jsonSaysTheSame() {
        MvcTestResult answer = get(curve("json"));

        assertThat(answer).hasStatusOk().hasContentType("application/json");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.zone")
                .isEqualTo(zone.id().code());
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.until")
                .isEqualTo(day.end().toString());
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.total.sold_kwh")
                .isEqualTo(market.trades(zone.id(), day.start(), day.end()).stream()
                        .map(made -> made.trade().quantity())
                        .reduce(WattHours.ZERO, WattHours::plus)
                        .toString());
    }

    @Test
    void theScheduleIsValidByTheSchema() throws Exception {
        assumeThat(SCHEMAS).as("ENTSO-E's schemas").isDirectory();
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(SCHEMAS.resolve("iec62325-451-2-schedule_v5_2.xsd").toFile());
        for (String path : List.of(
                curve("xml"),
                curve("xml") + "?session=DAY_AHEAD",
                curve("xml") + "?session=REAL_TIME",
                ROOT + "/%s/2031-05-05.xml".formatted(zone.id().code()))) {
            MvcTestResult answer = get(path);
            assertThat(answer).as(path).hasStatusOk().hasContentType("application/xml");
            schema.newValidator().validate(new StreamSource(new StringReader(body(answer))));
        }
    }

    @Test
    void theScheduleHasTheMeanPowerOfEveryClearedInterval() throws Exception {
        String xml = body(get(curve("xml")));
        Interval first =
                market.figures(zone.id(), day.start(), day.end()).getFirst().interval();
        WattHours traded = market.trades(zone.id(), first).stream()
                .map(trade -> trade.quantity())
                .reduce(WattHours.ZERO, WattHours::plus);

        assertThat(xml)
                .contains(
                        "<process.processType>A17</process.processType>",
                        "<domain.mRID codingScheme=\"NDE\">%s</domain.mRID>"
                                .formatted(zone.id().code()),
                        "<resolution>PT15M</resolution>",
                        "<position>1</position><quantity>%s</quantity>"
                                .formatted(BigDecimal.valueOf(traded.value() * 4, 6)
                                        .toPlainString()));
        long intervals = market.figures(zone.id(), day.start(), day.end()).stream()
                .map(one -> one.interval())
                .distinct()
                .count();
        assertThat(xml.split("<position>", -1)).hasSize((int) (2 * intervals + 1)); // in two series
    }

    @Test
    void nothingInACurveNamesAMember() throws Exception {
        Set<String> names = members.participants(zone.id()).stream()
                .map(participant -> participant.id().code())
                .collect(Collectors.toSet());
        assertThat(names).isNotEmpty();
        for (String format : List.of("json", "csv", "xml")) {
            String text = body(get(curve(format)));
            assertThat(names).as(format).noneMatch(text::contains);
        }
    }

    @Test
    void whatIsKnownAlreadyIsNotSentAgain() {
        String tag = get(curve("csv")).getResponse().getHeader(HttpHeaders.ETAG);
        assertThat(tag).isNotNull();

        MvcTestResult again = http.get()
                .uri(curve("csv"))
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .with(httpBasic(ACCOUNT, PASSWORD))
                .exchange();

        assertThat(again).hasStatus(304);
        assertThat(get(curve("csv") + "?session=DAY_AHEAD").getResponse().getHeader(HttpHeaders.ETAG))
                .isNotEqualTo(tag);
    }

    @Test
    void badInputIsAnsweredWithWhatWouldBeRight() {
        refused(ROOT + "/nowhere/2024-06-03.csv", 404, "trading.curves.nothing", "nowhere");
        refused(ROOT + "/%s/1850-01-01.csv".formatted(zone.id().code()), 404, "trading.curves.nothing", "2000 to 2100");
        refused(ROOT + "/%s/2024-02-30.csv".formatted(zone.id().code()), 400, "trading.curves.day", "2024-06-03");
        refused(curve("pdf"), 404, "trading.curves.format", ".xml");
        refused(curve("csv") + "?session=DAILY", 400, "trading.curves.session", "DAY_AHEAD, INTRADAY, REAL_TIME");
    }

    @Test
    void onlyGridApplicationsAreAnswered() {
        MvcTestResult nobody = http.get().uri(curve("csv")).exchange();
        assertThat(nobody)
                .hasStatus(401)
                .hasContentType("application/problem+json")
                .hasHeader("WWW-Authenticate", "Basic realm=\"wattle\", charset=\"UTF-8\"");
        assertThat(nobody.getResponse().getHeader("Set-Cookie")).isNull();
        for (String other : List.of("participant", "administrator", "regulator", "operator", "researcher")) {
            assertThat(http.get().uri(curve("csv")).with(httpBasic(other, "wattle-" + other)))
                    .as(other)
                    .hasStatus(403)
                    .hasContentType("application/problem+json");
        }
        assertThat(http.post().uri(ROOT).with(httpBasic(ACCOUNT, PASSWORD))).hasStatus(403);
    }

    @Test
    void guessingIsBraked() {
        for (int i = 0; i < 5; i++) {
            assertThat(http.get().uri(ROOT).with(httpBasic("guessed", "guess " + i)))
                    .hasStatus(401);
        }
        assertThat(http.get().uri(ROOT).with(httpBasic("guessed", "guess 6")))
                .hasStatus(429)
                .hasHeader("Retry-After", "900");
        assertThat(get(ROOT)).hasStatusOk();
    }

    private void refused(String path, int status, String type, String right) {
        MvcTestResult answer = get(path);
        assertThat(answer).as(path).hasStatus(status).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:wattle:problem:" + type);
        assertThat(answer).bodyText().contains(right);
    }

    private MvcTestResult get(String path) {
        return http.get().uri(path).with(httpBasic(ACCOUNT, PASSWORD)).exchange();
    }

    private String curve(String format) {
        return "%s/%s/%s.%s".formatted(ROOT, zone.id().code(), day.date(), format);
    }

    private static List<String[]> rows(MvcTestResult answer) throws UnsupportedEncodingException {
        return body(answer).lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static String body(MvcTestResult answer) throws UnsupportedEncodingException {
        return answer.getResponse().getContentAsString();
    }
}
