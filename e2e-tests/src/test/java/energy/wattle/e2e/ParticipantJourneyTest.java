package energy.wattle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final Duration CLEARED = Duration.ofMinutes(4);

    static Stream<Screen> screens() {
        return Stream.of(
                Screen.desktop("en"),
                Screen.desktop("zh-CN"),
                Screen.phone("en"),
                Screen.phone("zh-CN").dark());
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
            openSession(visit, "DAY_AHEAD");
            Locator price = visit.page().locator("input[data-field=PRICE]").first();
            fillLine(visit, "0.12345");
            visit.page().locator(".orders-actions vaadin-button").click();
            visit.sees(isChinese ? "不符合最小变动" : "is off the tick");
            assertThat(price).hasValue("0.12345");
            visit.isAccessible().picture("my-declare-faults");
        }
    }

    @Test
    void fromTheDeclarationToAProofThatTheCommandAccepts() throws IOException, InterruptedException {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            logIn(visit);
            openSession(visit, "INTRADAY");
            visit.sees("The sample’s clock waits while you edit");
            fillLine(visit, "0.12");
            visit.page().locator(".orders-actions vaadin-button").click();
            visit.page().getByText("for intraday").last().click();
            visit.sees("It is on its way into a block").sees("in block");
            visit.picture("my-declare-sent");
            Locator proof =
                    visit.page().locator("a[href*='proofs/declarations']").first();
            verify(await(visit, proof.getAttribute("href")));

            visit.open("my/statements");
            Locator line = visit.page().locator("a[href*='proofs/lines']").first();
            Awaitility.await("a settled line")
                    .atMost(CLEARED)
                    .pollInterval(Duration.ofSeconds(5))
                    .until(() -> {
                        visit.open("my/trades");
                        visit.page().locator("vaadin-grid").first().waitFor();
                        return visit.page().locator("a[href*='proofs/trades']").count() > 0;
                    });
            verify(await(
                    visit,
                    visit.page().locator("a[href*='proofs/trades']").first().getAttribute("href")));
            String day = visit.page().locator("input[type=date]").inputValue();
            visit.open("my/statements?day=" + day);
            line.waitFor(new Locator.WaitForOptions().setTimeout(CLEARED.toMillis()));
            visit.sees("Contracted net export").picture("my-statement-day");
            verify(await(visit, line.getAttribute("href")));
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

    private static void openSession(Visit visit, String kind) {
        visit.open("my/declare");
        visit.page()
                .locator("a[href*='%s']".formatted(kind))
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        String path =
                visit.page().locator("a[href*='%s']".formatted(kind)).last().getAttribute("href");
        visit.open(path);
        visit.page().locator("table.orders").waitFor();
    }

    /** A small sale in the first interval, whatever the forecast says. */
    private static void fillLine(Visit visit, String price) {
        Page page = visit.page();
        page.locator("select[data-field=SIDE]").first().selectOption("SELL");
        page.locator("select[data-field=SOURCE]").first().selectOption("RENEWABLE");
        page.locator("input[data-field=QUANTITY]").first().fill("0.01");
        page.locator("input[data-field=PRICE]").first().fill(price);
        page.keyboard().press("Control+d");
    }

    private static APIResponse get(Visit visit, String path) {
        return visit.page().request().get(WattleInstance.shared().address(path));
    }

    /** The proof, once its block is anchored. */
    private static String await(Visit visit, String path) {
        Awaitility.await("the proof at " + path)
                .atMost(CLEARED)
                .pollInterval(Duration.ofSeconds(2))
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
