package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The public pages, as anybody finds them while the sample's day runs. */
class MarketTodayTest {

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
        boolean isChinese = screen.isChinese();
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

    private static String asOf(Page page) {
        return page.locator(".wattle-as-of").first().textContent();
    }

    private static void changesFrom(Page page, String before) {
        page.waitForFunction("before => document.querySelector('.wattle-as-of').textContent !== before", before);
    }
}
