package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The public pages, as anybody finds them while the sample's day runs. */
class MarketTodayTest {

    private static final int WATCHERS = 10;
    private static final int CLICKS = 3;

    static Stream<Screen> screens() {
        return Stream.of(
                Screen.desktop("en"),
                Screen.desktop("zh-CN"),
                Screen.phone("en"),
                Screen.phone("zh-CN"),
                Screen.desktop("en").dark());
    }

    @ParameterizedTest
    @MethodSource("screens")
    void anybodySeesTheMarketOfTodayAndTheDayOfAZone(Screen screen) {
        boolean isChinese = screen.language().startsWith("zh");
        try (Visit visit = Visit.with(screen)) {
            visit.open("").sees(isChinese ? "可再生能源占比" : "Renewable share");
            visit.isAccessible().picture("market-today");
            visit.page().locator(".wattle-card h2 a").first().click();
            visit.sees(isChinese ? "已出清的时段" : "Cleared intervals");
            visit.isAccessible().picture("market-day");
        }
    }

    @Test
    void thePageChangesByItselfWhileTheDayRuns() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("").sees("as of");
            changesFrom(visit.page(), asOf(visit.page()));
        }
    }

    @Test
    void aZoneThatIsNoneAndADayThatIsNoneAreNoPage() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("market/nowhere/2024-06-03").sees("There is no such page");
            visit.open("market/Z1/yesterday").sees("There is no such page");
        }
    }

    @Test
    void theFileOfADayHasItsPublicFigures() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("");
            visit.page().locator(".wattle-card h2 a").first().click();
            assertThat(visit.download("Download these figures (CSV)"))
                    .startsWith("zone,session,interval_start,cleared_kwh,renewable_percent,mean_price_per_kwh\n");
        }
    }

    @Test
    void tenWhoWatchStayLiveAndClickOn() {
        List<Visit> visits = new ArrayList<>();
        try {
            IntStream.range(0, WATCHERS).forEach(any -> visits.add(Visit.with(Screen.desktop("en"))));
            visits.forEach(visit -> visit.open("").sees("as of"));
            List<Long> clicks = new ArrayList<>();
            for (int round = 0; round < CLICKS; round++) {
                visits.forEach(visit -> clicks.add(click(visit)));
            }
            visits.forEach(visit -> changesFrom(visit.page(), asOf(visit.page())));
            List<Long> sorted = clicks.stream().sorted().toList();
            System.out.printf(
                    "%d watch the market: a click answers in %d ms at the median, %d ms at most%n",
                    WATCHERS, sorted.get(sorted.size() / 2), sorted.getLast());
        } finally {
            visits.forEach(Visit::close);
        }
    }

    /** Opens a zone's day and comes back; how long the day took to be there. */
    private static long click(Visit visit) {
        Page page = visit.page();
        long begun = System.nanoTime();
        page.locator(".wattle-card h2 a").first().click();
        page.locator("h2", new Page.LocatorOptions().setHasText("Cleared intervals"))
                .waitFor();
        long taken = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        page.goBack();
        visit.sees("Market today");
        page.locator(".wattle-card h2 a").first().waitFor();
        return taken;
    }

    private static String asOf(Page page) {
        return page.locator(".wattle-as-of").first().textContent();
    }

    private static void changesFrom(Page page, String before) {
        page.waitForFunction("before => document.querySelector('.wattle-as-of').textContent !== before", before);
    }
}
