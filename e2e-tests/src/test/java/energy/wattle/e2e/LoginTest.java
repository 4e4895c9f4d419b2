package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LoginTest {

    static Stream<Screen> screens() {
        return Stream.of(
                Screen.desktop("en"),
                Screen.desktop("zh-CN"),
                Screen.phone("en"),
                Screen.phone("zh-CN"),
                Screen.desktop("en").dark(),
                Screen.phone("zh-CN").dark());
    }

    @ParameterizedTest
    @MethodSource("screens")
    void theLogInPageIsAccessibleOnEveryScreen(Screen screen) {
        try (Visit visit = Visit.with(screen)) {
            visit.open("login").sees(screen.language().startsWith("zh") ? "演示账户" : "Demo accounts");
            visit.isAccessible().picture("login");
        }
    }

    @ParameterizedTest
    @CsvSource({"en,Clearing workbench", "zh-CN,出清工作台"})
    void whoeverWantsTheWorkbenchLogsInFirstAndThenGetsThere(String language, String title) {
        try (Visit visit = Visit.with(Screen.desktop(language))) {
            visit.open("workbench").isAt("login");
            visit.logIn("researcher", "wattle-researcher").isAt("workbench").sees(title);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "participant, my/day",
        "administrator, admin/queue",
        "regulator, regulator/assessment",
        "operator, operations/sessions",
        "researcher, workbench"
    })
    void eachRoleOfTheSampleCanLogInAndOut(String role, String path) {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open(path).logIn(role, "wattle-" + role).isAt(path);
            visit.page().getByLabel("Account " + role).first().click();
            visit.click("Log out").isAt("");
            visit.open(path).isAt("login");
        }
    }

    @Test
    void aWrongPasswordIsRefusedWithoutSayingWhichOfTheTwoWasWrong() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("login").logIn("participant", "wrong-password");
            visit.isAt("login").sees("User name or password is wrong");
        }
    }

    @Test
    void theLanguageCanBeSwitchedAtAnyTimeAndStays() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("login").click("中文").sees("演示账户");
            visit.open("").sees("今日市场");
        }
    }

    /** What comes from the browser's own store has no size on the way. */
    @Test
    void aSecondPageAsksForNoFileThatTheFirstOneHad() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("login").sees("Demo accounts");
            visit.open("login").sees("Demo accounts");
            Object again = visit.page().evaluate("""
                    () => performance.getEntriesByType('resource')
                      .filter(file => /\\.(js|css)$/.test(new URL(file.name).pathname) && file.transferSize > 0)
                      .map(file => file.name)
                    """);
            assertThat(again).asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
        }
    }

    @Test
    void strangersSeeHealthAndNothingElseOfTheMachinery() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            assertThat(status(visit, "actuator/health")).isEqualTo(200);
            assertThat(status(visit, "actuator/env")).isNotEqualTo(200);
            assertThat(status(visit, "actuator/heapdump")).isNotEqualTo(200);
        }
    }

    private static int status(Visit visit, String path) {
        APIResponse response = visit.page()
                .request()
                .get(
                        WattleInstance.shared().address(path),
                        RequestOptions.create().setMaxRedirects(0));
        return response.status();
    }
}
