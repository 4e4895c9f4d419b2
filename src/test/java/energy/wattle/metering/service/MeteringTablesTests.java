package energy.wattle.metering.service;

import static energy.wattle.metering.service.MeteredMarket.ANNE;
import static energy.wattle.metering.service.MeteredMarket.Steps.interval;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.WattleApplication;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.metering.MeterBook;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeterTables;
import energy.wattle.metering.MeterToken.Use;
import energy.wattle.metering.MeterTokens;
import energy.wattle.metering.MeterTokens.Issue.Issued;
import energy.wattle.units.WattHours;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
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

/** What tables may look like, and how they are refused, over real chains in a real database. */
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
class MeteringTablesTests {

    private static final AtomicInteger NEXT_DAY = new AtomicInteger();

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
    void everyFaultIsToldWithItsLineFieldAndValue() throws Exception {
        HttpResponse<String> answer = client.readings(
                annes,
                row(0, "anne", "1;5"),
                row(1, "anne", "10000001"),
                row(1_000_000, "anne", "1"),
                "yesterday,anne,1\n");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"line\":2", "\"line\":5").doesNotContain("\"line\":3");
        HttpResponse<String> sound = client.readings(annes, row(1, "anne", "10000001"), row(1_000_000, "anne", "1"));
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
        HttpResponse<String> answer =
                client.readingsIn("zh-CN,en;q=0.5", annes, MeterClient.HEADER + row(0, "bert", "1"));
        assertThat(answer.body()).contains("未接收任何内容", "不属于您");
    }

    @Test
    void aRequestsKeyAnswersAsBeforeAndOnlyForTheSameTable() throws Exception {
        String table = MeterClient.HEADER + row(0, "anne", "1");
        HttpResponse<String> once = client.postWithKey(annes, "key-" + first, table);
        market.settle();
        assertThat(once.statusCode()).isEqualTo(202);
        assertThat(client.postWithKey(annes, "key-" + first, table).body()).isEqualTo(once.body());
        assertThat(client.postWithKey(annes, "key-" + first, MeterClient.HEADER + row(0, "anne", "2"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(client.postWithKey(annes, "no key with spaces", table).statusCode())
                .isEqualTo(400);
        assertThat(client.postWithKey(annes, "k".repeat(MeterTables.LONGEST_REQUEST_KEY + 1), table)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void jsonSaysTheSameAsCsv() throws Exception {
        String table =
                "[{\"interval_start\":\"%s\",\"participant_id\":\"anne\",\"net_export_kwh\":1.25},".formatted(start(0))
                        + "{\"net_export_kwh\":\"-2\",\"interval_start\":\"%s\",\"participant_id\":\"anne\"}]"
                                .formatted(start(1));
        assertThat(client.post("/api/metering/readings", annes, "application/json", table)
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
        assertThat(client.post("/api/metering/readings", annes, "text/plain", MeterClient.HEADER)
                        .statusCode())
                .isEqualTo(415);
        assertThat(client.post("/api/metering/readings", annes, "text/csv;charset=utf-16", MeterClient.HEADER)
                        .statusCode())
                .isEqualTo(415);
        assertThat(client.post("/api/metering/readings", annes, "text/csv", "x".repeat(MeterTables.MAXIMUM_BYTES + 1))
                        .statusCode())
                .isEqualTo(413);
        assertThat(client.get("/api/metering/tokens", annes).statusCode()).isEqualTo(404);
        assertThat(client.get("/api/metering/readings", annes).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noBodyHoweverBrokenIsAnsweredWithAnErrorOfTheServer(long seed) throws Exception {
        Random random = new Random(seed);
        String csv = MeterClient.HEADER + row(0, "anne", "1.250");
        String json =
                "[{\"interval_start\":\"%s\",\"participant_id\":\"anne\",\"net_export_kwh\":1.25}]".formatted(start(0));
        for (int i = 0; i < 150; i++) {
            boolean isJson = random.nextBoolean();
            byte[] body = mutated((isJson ? json : csv).getBytes(StandardCharsets.UTF_8), random);
            String path = random.nextInt(4) == 0 ? "/api/metering/forecasts" : "/api/metering/readings";
            HttpResponse<String> answer = client.postBytes(path, annes, isJson ? "application/json" : "text/csv", body);
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
        return ((Issued) tokens.issue("a test’s", scope, Set.of(uses))).secret();
    }

    private String start(int n) {
        return interval(first + n).toString();
    }

    private String row(int n, String participant, String energy) {
        return "%s,%s,%s\n".formatted(start(n), participant, energy);
    }
}
