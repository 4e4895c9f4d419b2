package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page and endpoint with every role and without one, on the packaged artifact. That the table has every page is
 * what the unit test PagesByRoleTests sees to.
 */
class AccessTest {

    private static final Set<String> EVERYBODY =
            Set.of("participant", "administrator", "regulator", "operator", "researcher");

    /** Who finds which page; all others get the same answer as for one that does not exist. */
    private static final Map<String, Set<String>> PAGES = pages();

    private static Map<String, Set<String>> pages() {
        Map<String, Set<String>> pages = new LinkedHashMap<>();
        pages.put("", EVERYBODY);
        pages.put("status", EVERYBODY);
        pages.put("workbench", EVERYBODY);
        for (String page : List.of("queue", "participants", "zones", "zones/Z1", "accounts", "audit")) {
            pages.put("admin/" + page, Set.of("administrator"));
        }
        for (String page : List.of("sessions", "chains", "chains/Z1", "chains/Z1/1", "meters")) {
            pages.put("operations/" + page, Set.of("operator"));
        }
        pages.put("operations/alarms", Set.of("operator", "regulator"));
        return pages;
    }

    @ParameterizedTest
    @ValueSource(strings = {"participant", "administrator", "regulator", "operator", "researcher"})
    void aRoleFindsItsPagesAndNoOther(String role) {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("login").logIn(role, "wattle-" + role).isAt("");
            PAGES.forEach((path, roles) -> {
                visit.open(path);
                visit.page().locator("h1").first().waitFor();
                boolean isMissing =
                        visit.page().locator("h1").first().textContent().equals("There is no such page");
                assertThat(isMissing).as("%s for %s", path, role).isEqualTo(!roles.contains(role));
            });
        }
    }

    @Test
    void aStrangerIsAskedToLogInForAllThatIsNotPublic() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            PAGES.keySet().stream()
                    .filter(path -> path.startsWith("admin/") || path.startsWith("operations/"))
                    .forEach(path -> visit.open(path).isAt("login"));
        }
    }

    @Test
    void endpointsAreForTokensAndHealthOnly() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("login").logIn("administrator", "wattle-administrator").isAt("");
            assertThat(status(visit, "api/metering/readings")).isEqualTo(401);
            assertThat(status(visit, "api/metering/sessions")).isEqualTo(401);
            assertThat(status(visit, "actuator/env")).isNotEqualTo(200);
            assertThat(status(visit, "actuator/health")).isEqualTo(200);
        }
    }

    private static int status(Visit visit, String path) {
        APIResponse answer = visit.page()
                .request()
                .get(
                        WattleInstance.shared().address(path),
                        RequestOptions.create().setMaxRedirects(0));
        return answer.status();
    }
}
