package energy.wattle.metering.service;

import static energy.wattle.metering.service.MeteredMarket.ANNE;
import static energy.wattle.metering.service.MeteredMarket.NORTH;
import static energy.wattle.metering.service.MeteredMarket.Steps.interval;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import energy.wattle.WattleApplication;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.metering.MeterBook;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeterTables;
import energy.wattle.metering.MeterToken.Use;
import energy.wattle.metering.MeterTokens;
import energy.wattle.metering.MeterTokens.Issue.Issued;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    private static final String HEADER = "interval_start,participant_id,net_export_kwh\n";
    private static final AtomicInteger NEXT_DAY = new AtomicInteger();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private MeteredMarket.Steps market;

    @Autowired
    private MeterTokens tokens;

    @Autowired
    private MeterBook book;

    /** The first of this test's own intervals, all of which are over. */
    private int first;

    private String annes = "";

    @BeforeEach
    void begin() {
        market.begin();
        market.pass(Duration.ofHours(4));
        first = 16 * NEXT_DAY.getAndIncrement();
        annes = token(new MeterScope.OfMeter(ANNE), Use.READINGS, Use.FORECASTS);
    }

    @Test
    void withoutATokenThatIsInForceThereIsNoAnswer() throws Exception {
        Issued revoked = issued(new MeterScope.OfMeter(ANNE), Use.READINGS);
        assertThat(tokens.revoke(revoked.token().id())).isTrue();
        for (String secret : List.of("", "wattle-meter-guessed", revoked.secret(), annes + "x")) {
            for (String path : List.of("/api/metering/readings", "/api/metering/forecasts", "/api/no-such-thing")) {
                HttpResponse<String> answer = post(path, secret, "text/csv", HEADER + row(0, "anne", "1"));
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
        String table = HEADER + row(0, "anne", "1.250") + row(1, "anne", "-0.5");
        HttpResponse<String> taken = post("/api/metering/readings", annes, "text/csv", table);
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(taken.body()).contains("\"taken\":2", "\"known\":0");
        HttpResponse<String> underway = post("/api/metering/readings", annes, "text/csv", table);
        assertThat(underway.statusCode()).isEqualTo(200);
        assertThat(underway.body()).contains("\"taken\":0", "\"known\":2", "\"records\":[]");

        market.settle();

        assertThat(post("/api/metering/readings", annes, "text/csv", table).body())
                .contains("\"taken\":0", "\"known\":2");
        assertThat(get("/api/metering/readings?from=%s&until=%s".formatted(start(0), start(2)), annes)
                        .body())
                .isEqualTo("""
                        [{"interval_start":"%s","participant_id":"anne","net_export_kwh":"1.250"},\
                        {"interval_start":"%s","participant_id":"anne","net_export_kwh":"-0.500"}]""".formatted(start(0), start(1)));
    }

    @Test
    void anotherValueCorrectsWhatStandsAndWaitsForWhatIsUnderway() throws Exception {
        assertThat(readings(annes, row(0, "anne", "1")).statusCode()).isEqualTo(202);
        HttpResponse<String> tooEarly = readings(annes, row(0, "anne", "2"));
        assertThat(tooEarly.statusCode()).isEqualTo(422);
        assertThat(tooEarly.body()).contains("metering.reading.underway");
        market.settle();
        assertThat(readings(annes, row(0, "anne", "2")).statusCode()).isEqualTo(202);
        market.settle();

        assertThat(book.history(ANNE, interval(first)))
                .extracting(version -> version.netExport().value(), MeterBook.ReadingVersion::inForce)
                .containsExactly(tuple(1_000L, false), tuple(2_000L, true));
    }

    @Test
    void aMetersTokenSpeaksForNobodyElse() throws Exception {
        HttpResponse<String> foreign = readings(annes, row(0, "anne", "1"), row(0, "bert", "1"));
        HttpResponse<String> unknown = readings(annes, row(0, "anne", "1"), row(0, "zoe", "1"));
        assertThat(foreign.statusCode()).isEqualTo(422);
        assertThat(foreign.body()).contains("metering.scope.other");
        // Who exists cannot be told from who does not.
        assertThat(unknown.body()).isEqualTo(foreign.body().replace("bert", "zoe"));
        market.settle();
        assertThat(book.history(ANNE, interval(first))).isEmpty();

        String span = "&from=%s&until=%s".formatted(start(0), start(2));
        HttpResponse<String> others = get("/api/metering/readings?participant_id=bert" + span, annes);
        assertThat(others.statusCode()).isEqualTo(403);
        assertThat(get("/api/metering/readings?participant_id=zoe" + span, annes)
                        .body())
                .isEqualTo(others.body());
    }

    @Test
    void anOperatorsTokenSpeaksForItsZoneOnly() throws Exception {
        String operator = token(new MeterScope.OfOperator(NORTH), Use.READINGS);
        assertThat(readings(operator, row(0, "anne", "3"), row(0, "bert", "-4")).statusCode())
                .isEqualTo(202);
        HttpResponse<String> carl = readings(operator, row(0, "carl", "1"));
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
        assertThat(get("/api/metering/readings?participant_id=bert" + span, operator)
                        .body())
                .contains("-4.000");
        assertThat(get("/api/metering/readings?participant_id=carl" + span, operator)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenIsForItsUsesOnly() throws Exception {
        String readingsOnly = token(new MeterScope.OfMeter(ANNE), Use.READINGS);
        assertThat(post("/api/metering/forecasts", readingsOnly, "text/csv", HEADER)
                        .statusCode())
                .isEqualTo(403);
        String forecastsOnly = token(new MeterScope.OfMeter(ANNE), Use.FORECASTS);
        assertThat(readings(forecastsOnly, row(0, "anne", "1")).statusCode()).isEqualTo(403);
    }

    @Test
    void everyFaultIsToldWithItsLineFieldAndValue() throws Exception {
        HttpResponse<String> answer = readings(
                annes,
                row(0, "anne", "1;5"),
                row(1, "anne", "10000001"),
                row(1_000_000, "anne", "1"),
                "yesterday,anne,1\n");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"line\":2", "\"line\":5").doesNotContain("\"line\":3");
        HttpResponse<String> sound = readings(annes, row(1, "anne", "10000001"), row(1_000_000, "anne", "1"));
        assertThat(sound.body())
                .contains(
                        "\"type\":\"metering.energy.range\"",
                        "\"field\":\"net_export_kwh\"",
                        "\"value\":\"10000001.000\"",
                        "\"type\":\"metering.reading.over\"",
                        "urn:wattle:problem:metering.api.refused");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void refusalsComeInTheLanguageThatIsAskedFor() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                request("/api/metering/readings", annes)
                        .header("Accept-Language", "zh-CN,en;q=0.5")
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(HEADER + row(0, "bert", "1")))
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.body()).contains("未接收任何内容", "不属于您");
    }

    @Test
    void aRequestsKeyAnswersAsBeforeAndOnlyForTheSameTable() throws Exception {
        String table = HEADER + row(0, "anne", "1");
        HttpResponse<String> once = postWithKey("key-" + first, table);
        market.settle();
        assertThat(once.statusCode()).isEqualTo(202);
        assertThat(postWithKey("key-" + first, table).body()).isEqualTo(once.body());
        assertThat(postWithKey("key-" + first, HEADER + row(0, "anne", "2")).statusCode())
                .isEqualTo(409);
        assertThat(postWithKey("no key with spaces", table).statusCode()).isEqualTo(400);
        assertThat(postWithKey("k".repeat(MeterTables.LONGEST_REQUEST_KEY + 1), table)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void jsonSaysTheSameAsCsv() throws Exception {
        String table =
                "[{\"interval_start\":\"%s\",\"participant_id\":\"anne\",\"net_export_kwh\":1.25},".formatted(start(0))
                        + "{\"net_export_kwh\":\"-2\",\"interval_start\":\"%s\",\"participant_id\":\"anne\"}]"
                                .formatted(start(1));
        assertThat(post("/api/metering/readings", annes, "application/json", table)
                        .statusCode())
                .isEqualTo(202);
        market.settle();
        assertThat(book.readings(
                        ANNE, interval(first).start(), interval(first + 2).start()))
                .containsEntry(interval(first), new WattHours(1_250))
                .containsEntry(interval(first + 1), new WattHours(-2_000));
    }

    @Test
    void otherBodiesAndAddressesAreRefused() throws Exception {
        assertThat(post("/api/metering/readings", annes, "text/plain", HEADER).statusCode())
                .isEqualTo(415);
        assertThat(post("/api/metering/readings", annes, "text/csv;charset=utf-16", HEADER)
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("/api/metering/readings", annes, "text/csv", "x".repeat(MeterTables.MAXIMUM_BYTES + 1))
                        .statusCode())
                .isEqualTo(413);
        assertThat(get("/api/metering/tokens", annes).statusCode()).isEqualTo(404);
        assertThat(get("/api/metering/readings", annes).statusCode()).isEqualTo(400);
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noBodyHoweverBrokenIsAnsweredWithAnErrorOfTheServer(long seed) throws Exception {
        Random random = new Random(seed);
        String csv = HEADER + row(0, "anne", "1.250");
        String json =
                "[{\"interval_start\":\"%s\",\"participant_id\":\"anne\",\"net_export_kwh\":1.25}]".formatted(start(0));
        for (int i = 0; i < 150; i++) {
            boolean isJson = random.nextBoolean();
            byte[] body = mutated((isJson ? json : csv).getBytes(StandardCharsets.UTF_8), random);
            String path = random.nextInt(4) == 0 ? "/api/metering/forecasts" : "/api/metering/readings";
            HttpResponse<String> answer = CLIENT.send(
                    request(path, annes)
                            .header("Content-Type", isJson ? "application/json" : "text/csv")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("seed %d, case %d: %s", seed, i, new String(body, StandardCharsets.UTF_8))
                    .isIn(200, 202, 422);
        }
    }

    private static byte[] mutated(byte[] body, Random random) {
        byte[] mutant = body.clone();
        IntStream.range(0, 1 + random.nextInt(4)).forEach(any -> {
            int at = random.nextInt(mutant.length);
            mutant[at] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : "\"{}[],\n0-9".charAt(random.nextInt(10)));
        });
        return random.nextInt(5) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
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

    private HttpResponse<String> readings(String token, String... rows) throws IOException, InterruptedException {
        return post("/api/metering/readings", token, "text/csv", HEADER + String.join("", rows));
    }

    private HttpResponse<String> postWithKey(String key, String table) throws IOException, InterruptedException {
        return CLIENT.send(
                request("/api/metering/readings", annes)
                        .header("Content-Type", "text/csv")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(table))
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String path, String token, String type, String body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                request(path, token)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return CLIENT.send(request(path, token).GET().build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
