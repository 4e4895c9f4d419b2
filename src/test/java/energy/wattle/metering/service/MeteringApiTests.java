package energy.wattle.metering.service;

import static energy.wattle.metering.service.MeteredMarket.ANNE;
import static energy.wattle.metering.service.MeteredMarket.NORTH;
import static energy.wattle.metering.service.MeteredMarket.Steps.interval;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import energy.wattle.WattleApplication;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.metering.Forecast;
import energy.wattle.metering.MeterBook;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeterToken.Use;
import energy.wattle.metering.MeterTokens;
import energy.wattle.metering.MeterTokens.Issue.Issued;
import energy.wattle.metering.Metering;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Meters and metering operators talk to a real server over real chains in a real database. */
@SpringBootTest(
        classes = {WattleApplication.class, MeteredMarket.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "wattle.sample.enabled=false",
            "vaadin.productionMode=true", // without pages of its own, which the build makes
            "wattle.membership.administrator.username=ada",
            "wattle.membership.administrator.password=the first of them",
            "wattle.ledger.runs-market=false",
            "wattle.ledger.secret-file=target/metering-test.secret"
        })
@OnTestDatabase
@DirtiesContext
class MeteringApiTests {

    private static final AtomicInteger NEXT_DAY = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private MeteredMarket.Steps market;

    @Autowired
    private MeterTokens tokens;

    @Autowired
    private MeterBook book;

    @Autowired
    private Metering metering;

    /** The first of this test's own intervals, all of which are over. */
    private int first;

    private String annes = "";

    private MeterClient client = new MeterClient(0);

    @BeforeEach
    void begin() {
        market.begin();
        market.pass(Duration.ofHours(4));
        first = 16 * NEXT_DAY.getAndIncrement();
        annes = token(new MeterScope.OfMeter(ANNE), Use.READINGS, Use.FORECASTS);
        client = new MeterClient(port);
    }

    @Test
    void withoutATokenThatIsInForceThereIsNoAnswer() throws Exception {
        Issued revoked = issued(new MeterScope.OfMeter(ANNE), Use.READINGS);
        assertThat(tokens.revoke(revoked.token().id())).isTrue();
        for (String secret : List.of("", "wattle-meter-guessed", revoked.secret(), annes + "x")) {
            for (String path : List.of("/api/metering/readings", "/api/metering/forecasts", "/api/no-such-thing")) {
                HttpResponse<String> answer =
                        client.post(path, secret, "text/csv", MeterClient.HEADER + row(0, "anne", "1"));
                assertThat(answer.statusCode()).as(path).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"wattle\"");
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            }
        }
        assertThat(book.history(ANNE, interval(first))).isEmpty();
    }

    @Test
    void aTableIsTakenOnceHoweverOftenItIsSent() throws Exception {
        String table = MeterClient.HEADER + row(0, "anne", "1.250") + row(1, "anne", "-0.5");
        HttpResponse<String> taken = client.post("/api/metering/readings", annes, "text/csv", table);
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(taken.body()).contains("\"taken\":2", "\"known\":0");
        HttpResponse<String> underway = client.post("/api/metering/readings", annes, "text/csv", table);
        assertThat(underway.statusCode()).isEqualTo(200);
        assertThat(underway.body()).contains("\"taken\":0", "\"known\":2", "\"records\":[]");

        market.settle();

        assertThat(client.post("/api/metering/readings", annes, "text/csv", table)
                        .body())
                .contains("\"taken\":0", "\"known\":2");
        assertThat(client.get("/api/metering/readings?from=%s&until=%s".formatted(start(0), start(2)), annes)
                        .body())
                .isEqualTo("""
                        [{"interval_start":"%s","participant_id":"anne","net_export_kwh":"1.250"},\
                        {"interval_start":"%s","participant_id":"anne","net_export_kwh":"-0.500"}]""".formatted(start(0), start(1)));
    }

    @Test
    void anotherValueCorrectsWhatStandsAndWaitsForWhatIsUnderway() throws Exception {
        assertThat(client.readings(annes, row(0, "anne", "1")).statusCode()).isEqualTo(202);
        HttpResponse<String> tooEarly = client.readings(annes, row(0, "anne", "2"));
        assertThat(tooEarly.statusCode()).isEqualTo(422);
        assertThat(tooEarly.body()).contains("metering.reading.underway");
        market.settle();
        assertThat(client.readings(annes, row(0, "anne", "2")).statusCode()).isEqualTo(202);
        market.settle();

        assertThat(book.history(ANNE, interval(first)))
                .extracting(version -> version.netExport().value(), MeterBook.ReadingVersion::inForce)
                .containsExactly(tuple(1_000L, false), tuple(2_000L, true));
    }

    @Test
    void aMetersTokenSpeaksForNobodyElse() throws Exception {
        HttpResponse<String> foreign = client.readings(annes, row(0, "anne", "1"), row(0, "bert", "1"));
        HttpResponse<String> unknown = client.readings(annes, row(0, "anne", "1"), row(0, "zoe", "1"));
        assertThat(foreign.statusCode()).isEqualTo(422);
        assertThat(foreign.body()).contains("metering.scope.other");
        // Who exists cannot be told from who does not.
        assertThat(unknown.body()).isEqualTo(foreign.body().replace("bert", "zoe"));
        market.settle();
        assertThat(book.history(ANNE, interval(first))).isEmpty();

        String span = "&from=%s&until=%s".formatted(start(0), start(2));
        HttpResponse<String> others = client.get("/api/metering/readings?participant_id=bert" + span, annes);
        assertThat(others.statusCode()).isEqualTo(403);
        assertThat(client.get("/api/metering/readings?participant_id=zoe" + span, annes)
                        .body())
                .isEqualTo(others.body());
    }

    @Test
    void anOperatorsTokenSpeaksForItsZoneOnly() throws Exception {
        String operator = token(new MeterScope.OfOperator(NORTH), Use.READINGS);
        assertThat(client.readings(operator, row(0, "anne", "3"), row(0, "bert", "-4"))
                        .statusCode())
                .isEqualTo(202);
        HttpResponse<String> carl = client.readings(operator, row(0, "carl", "1"));
        assertThat(carl.statusCode()).isEqualTo(422);
        assertThat(carl.body()).contains("metering.scope.other");
        market.settle();

        assertThat(book.totals(NORTH, interval(first).start(), interval(first).end()))
                .containsEntry(
                        interval(first), new MeterBook.ZoneEnergy(new WattHours(3_000), new WattHours(4_000), 2));
        assertThat(book.missing(
                        NORTH, interval(first).start(), interval(first + 2).start()))
                .doesNotContainKey(interval(first))
                .containsEntry(interval(first + 1), List.of(ANNE, new ParticipantId("bert")));
        String span = "&from=%s&until=%s".formatted(start(0), start(1));
        assertThat(client.get("/api/metering/readings?participant_id=bert" + span, operator)
                        .body())
                .contains("-4.000");
        assertThat(client.get("/api/metering/readings?participant_id=carl" + span, operator)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenIsForItsUsesOnly() throws Exception {
        String readingsOnly = token(new MeterScope.OfMeter(ANNE), Use.READINGS);
        assertThat(client.post("/api/metering/forecasts", readingsOnly, "text/csv", MeterClient.HEADER)
                        .statusCode())
                .isEqualTo(403);
        String forecastsOnly = token(new MeterScope.OfMeter(ANNE), Use.FORECASTS);
        assertThat(client.readings(forecastsOnly, row(0, "anne", "1")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aForecastIsSealedToItsSessionAndInTheBookAfterTheGate() throws Exception {
        market.settle();
        String sessions = client.get("/api/metering/sessions", annes).body();
        String session = Arrays.stream(sessions.split("\"", -1))
                .filter(name -> name.startsWith("north/REAL_TIME/"))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError(sessions));
        Interval delivered = new Interval(Instant.parse(session.substring(session.lastIndexOf('/') + 1)));
        String issuedAt = interval(first).toString();
        String header = "session,issued_at,participant_id,interval_start,net_export_kwh\n";
        String forecast = header + String.join(",", session, issuedAt, "anne", delivered.toString(), "1.5");
        assertThat(client.post("/api/metering/forecasts", annes, "text/csv", forecast)
                        .statusCode())
                .isEqualTo(202);
        assertThat(client.post("/api/metering/forecasts", annes, "text/csv", forecast)
                        .statusCode())
                .isEqualTo(200);
        market.settle();
        assertThat(client.post("/api/metering/forecasts", annes, "text/csv", forecast)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.post("/api/metering/forecasts", annes, "text/csv", forecast.replace("1.5", "1.6"))
                        .body())
                .contains("metering.forecast.other");
        assertThat(client.post("/api/metering/forecasts", annes, "text/csv", forecast.replace("anne", "bert"))
                        .body())
                .contains("metering.scope.other");
        assertThat(client.post("/api/metering/forecasts", annes, "text/csv", forecast.replace("REAL_TIME", "NO_TIME"))
                        .body())
                .contains("metering.forecast.session");
        assertThat(book.forecastCurves(ANNE, delivered.start(), delivered.end()))
                .isEmpty();

        // The gate is five minutes before delivery; once that has begun, the key would open nothing.
        market.passTo(delivered.start().minus(Duration.ofMinutes(4)));

        assertThat(book.forecastCurves(ANNE, delivered.start(), delivered.end()))
                .containsExactly(new Forecast(
                        ANNE,
                        session,
                        Instant.parse(issuedAt),
                        new TreeMap<>(Map.of(delivered, new WattHours(1_500)))));
        assertThat(metering.forecasts(ANNE, List.of(delivered))).containsEntry(delivered, new WattHours(1_500));
        assertThat(book.forecastTotals(NORTH, "", delivered.start(), delivered.end()))
                .containsEntry(delivered, new MeterBook.ZoneEnergy(new WattHours(1_500), WattHours.ZERO, 1));
    }

    @Test
    void aSecretIsShownOnceAndKeptNowhere() {
        Issued issued = issued(new MeterScope.OfMeter(ANNE), Use.READINGS);
        assertThat(issued.toString()).doesNotContain(issued.secret());
        assertThat(tokens.tokens()).contains(issued.token());
        assertThat(tokens.issue("\n", new MeterScope.OfMeter(new ParticipantId("zoe")), Set.of()))
                .isInstanceOfSatisfying(
                        MeterTokens.Issue.Refused.class,
                        refused -> assertThat(refused.problems()).hasSize(3));
        assertThat(tokens.revoke(issued.token().id())).isTrue();
        assertThat(tokens.revoke(issued.token().id())).isFalse();
    }

    private String token(MeterScope scope, Use... uses) {
        return issued(scope, uses).secret();
    }

    private Issued issued(MeterScope scope, Use... uses) {
        return (Issued) tokens.issue("a test’s", scope, Set.of(uses));
    }

    private String start(int n) {
        return interval(first + n).toString();
    }

    private String row(int n, String participant, String energy) {
        return "%s,%s,%s\n".formatted(start(n), participant, energy);
    }
}
