package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An operator's ways through the pages, on the sample. */
class OperatorJourneyTest {

    static Stream<Screen> screens() {
        return AdministratorJourneyTest.screens();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyPageCanBeReadOnEveryScreen(Screen screen) {
        boolean isChinese = screen.language().startsWith("zh");
        try (Visit visit = Visit.with(screen)) {
            visit.open("operations/sessions")
                    .logIn("operator", "wattle-operator")
                    .isAt("operations/sessions");
            visit.sees(isChinese ? "市场时钟" : "Market clock").isAccessible().picture("sessions");
            visit.open("operations/chains")
                    .sees(isChinese ? "主链" : "Main chain")
                    .isAccessible()
                    .picture("chains");
            visit.open("operations/chains/Z1")
                    .sees(isChinese ? "区块" : "Blocks")
                    .isAccessible()
                    .picture("chain");
            visit.open("operations/chains/Z1/1")
                    .sees(isChinese ? "区块头" : "Header")
                    .isAccessible()
                    .picture("block");
            visit.open("operations/meters")
                    .sees(isChinese ? "令牌" : "Tokens")
                    .isAccessible()
                    .picture("meters");
            visit.open("operations/alarms")
                    .sees(isChinese ? "告警" : "Alarms")
                    .isAccessible()
                    .picture("alarms");
        }
    }

    @Test
    void theClockStandsStillWhileItIsPausedForEverybodyAndGoesOnAfterwards() {
        try (Visit operator = Visit.with(Screen.desktop("en"));
                Visit anybody = Visit.with(Screen.desktop("en"))) {
            operator.open("operations/sessions")
                    .logIn("operator", "wattle-operator")
                    .isAt("operations/sessions");
            operator.click("Pause the clock").sees("The clock is paused");

            anybody.open("").sees("paused");
            String paused = clock(anybody);
            // The clock of these tests goes on by 18 minutes a second.
            anybody.page().waitForTimeout(2_000);
            assertThat(clock(anybody)).isEqualTo(paused);

            operator.click("Resume the clock").sees("The clock runs at");
            anybody.page()
                    .waitForFunction(
                            "paused => document.querySelector('.wattle-clock-time').textContent !== paused", paused);
        }
    }

    private static String clock(Visit visit) {
        return visit.page().locator(".wattle-clock-time").textContent();
    }
}
