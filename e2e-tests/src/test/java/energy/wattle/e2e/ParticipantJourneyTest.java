package energy.wattle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A participant declares, is cleared, reads the statement, and takes away proofs that {@code ./wattle verify} accepts.
 */
class ParticipantJourneyTest {

    private static final int LONG = 120_000;
    private static final Duration CLEARED = Duration.ofMinutes(6);
    private static final double ROWS_MILLIS = 1_000;
    private static final Duration LOOK = Duration.ofMillis(500);

    /** Per kWh: below whatever the grid pays on any day of the sample, so that no agent asks for less. */
    private static final String CHEAPEST = "-0.2";

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** Before this nobody trades: the day before the data is there for the first day-ahead session. */
    private static final Instant TRADING = Instant.parse("2024-06-02T22:00:00Z");

    static Stream<Screen> screens() {
        return Stream.of(
                Screen.desktop("en"),
                Screen.desktop("zh-CN"),
                Screen.phone("en"),
                Screen.phone("zh-CN").dark());
    }

    static Stream<Screen> journeys() {
        return Stream.of(Screen.desktop("en"), Screen.phone("zh-CN"));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyPageOfAParticipantIsAccessibleOnEveryScreen(Screen screen) {
        boolean isChinese = screen.language().startsWith("zh");
        try (Visit visit = Visit.with(screen)) {
            logIn(visit);
            visit.open("my/day").sees(isChinese ? "今天您已售出" : "Today you have sold");
            visit.isAccessible().picture("my-day");
            visit.open("my/declare").sees(isChinese ? "个交易场次申报" : "You can declare for");
            visit.isAccessible().picture("my-declare");
            visit.open("my/trades").sees(isChinese ? "我的成交" : "My trades");
            visit.isAccessible().picture("my-trades");
            visit.open("my/statements").sees(isChinese ? "我的结算单" : "My statement");
            visit.isAccessible().picture("my-statements");
            visit.open("my/profile").sees(isChinese ? "交易资格及其历史" : "Qualifications and their history");
            visit.isAccessible().picture("my-profile");
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost(Screen screen) {
        boolean isChinese = screen.language().startsWith("zh");
        try (Visit visit = Visit.with(screen)) {
            logIn(visit);
            Sessions.of("INTRADAY").open(visit, Sessions.MEMBERSHIP);
            Locator price = visit.page().locator("input[data-field=PRICE]").first();
            fillLines(visit, "0.12345");
            visit.page().locator(".orders-actions vaadin-button").click();
            visit.sees(isChinese ? "不符合最小变动" : "is off the tick");
            assertThat(price).hasValue("0.12345");
            visit.isAccessible().picture("my-declare-faults");
            // Whoever leaves lets the sample's clock go on at once.
            visit.open("my/day");
        }
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void fromTheDeclarationToAProofThatTheCommandAccepts(Screen screen) throws IOException, InterruptedException {
        boolean isChinese = screen.isChinese();
        try (Visit visit = Visit.with(screen)) {
            logIn(visit);
            Instant first = Sessions.of("INTRADAY").open(visit, TRADING);
            visit.sees(isChinese ? "示例时钟" : "The sample’s clock waits while you edit");
            fillLines(visit, CHEAPEST);
            visit.page().locator(".orders-actions vaadin-button").click();
            Visit.visible(visit.page().locator("vaadin-dialog vaadin-button[theme~=primary]"))
                    .click();
            visit.sees(isChinese ? "正在进入区块" : "It is on its way into a block");
            visit.isAccessible().picture("my-declare-sent");
            Locator declared =
                    visit.page().locator("a[href*='proofs/declarations']").first();
            verify(await(visit, declared.getAttribute("href")));

            ZonedDateTime start = first.atZone(ZONE);
            String hour = "day=%s&hour=%d".formatted(start.toLocalDate(), start.getHour());
            String inHour = first.toString().substring(0, "2024-06-03T14:".length());
            verify(await(visit, awaited(visit, "my/trades?kind=INTRADAY&" + hour, "proofs/trades/" + inHour)));
            verify(await(visit, awaited(visit, "my/statements?" + hour, "proofs/lines/" + inHour)));
            visit.sees(isChinese ? "合同净上网" : "Contracted net export").picture("my-statement-day");
        }
    }

    @Test
    void othersProofsAndSessionsAreAnsweredAsThoseThatDoNotExist() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            logIn(visit);
            assertThat(get(visit, "proofs/declarations/" + "0".repeat(64)).status())
                    .isEqualTo(404);
            assertThat(get(visit, "proofs/trades/2024-06-03T10:00:00Z/1/0").status())
                    .isEqualTo(404);
            assertThat(get(visit, "proofs/lines/2024-06-03T10:00:00Z/1/0").status())
                    .isEqualTo(404);
            visit.open("my/declare/Z3/DAY_AHEAD/2024-06-03T22:00:00Z").sees("There is no such page");
            visit.open("my/declare/nowhere/DAY_AHEAD/2024-06-03T22:00:00Z").sees("There is no such page");
        }
    }

    private static void logIn(Visit visit) {
        visit.page().setDefaultTimeout(LONG);
        visit.open("login").logIn("participant", "wattle-participant");
        visit.page().waitForURL(url -> !url.contains("/login"));
    }

    /** The address of the first proof of an hour, once the page has one. */
    private static String awaited(Visit visit, String page, String proof) {
        Locator links = visit.page().locator("vaadin-grid a[href*='%s']".formatted(proof));
        Awaitility.await(proof)
                .atMost(CLEARED)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .until(() -> {
                    visit.open(page).page().locator("vaadin-grid").first().waitFor();
                    return hasCome(links.first());
                });
        return links.first().getAttribute("href");
    }

    private static boolean hasCome(Locator row) {
        try {
            row.waitFor(new Locator.WaitForOptions().setTimeout(ROWS_MILLIS));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }

    /** A small sale in each interval, whatever the forecast says. */
    private static void fillLines(Visit visit, String price) {
        Page page = visit.page();
        page.locator("select[data-field=SIDE]").first().selectOption("SELL");
        page.locator("select[data-field=SOURCE]").first().selectOption("RENEWABLE");
        page.locator("input[data-field=QUANTITY]").first().fill("0.01");
        page.locator("input[data-field=PRICE]").first().fill(price);
        for (String field : List.of("SIDE", "SOURCE", "QUANTITY", "PRICE")) {
            page.locator("[data-field=%s]".formatted(field)).first().press("Control+d");
        }
    }

    private static APIResponse get(Visit visit, String path) {
        return visit.page().request().get(WattleInstance.shared().address(path));
    }

    /** The proof, once its block is anchored. */
    private static String await(Visit visit, String path) {
        Awaitility.await("the proof at " + path)
                .atMost(CLEARED)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .until(() -> get(visit, path).status() == 200);
        return get(visit, path).text();
    }

    private static void verify(String proof) throws IOException, InterruptedException {
        Path file = Files.writeString(Files.createTempFile("proof", ".json"), proof, StandardCharsets.UTF_8);
        ProcessBuilder command = new ProcessBuilder(
                        Path.of("..", "wattle").toAbsolutePath().normalize().toString(), "verify", file.toString())
                .redirectErrorStream(true);
        command.environment().put("WATTLE_BUILD", "off");
        Process process = command.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(told).isZero();
    }
}
