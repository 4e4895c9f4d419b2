package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page and endpoint with every role and without one, on the packaged artifact, by the table that the unit tests
 * keep complete.
 */
class AccessTest {

    private static final Path TABLE = Path.of("..", "src", "test", "resources", "access", "pages.csv");

    /** Addresses with who finds them: roles, or {@code public}. */
    private static Map<String, Set<String>> pages() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .skip(1)
                .map(line -> line.split(";", -1))
                .filter(cells -> !cells[1].matches(".*\\{(participant|session|node)}.*") && !cells[1].equals("login"))
                .collect(Collectors.toMap(
                        cells -> cells[1].replace("{zone}", "Z1"),
                        cells -> Set.of(cells[2].split(" ")),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"participant", "administrator", "regulator", "operator", "researcher"})
    void aRoleFindsItsPagesAndNoOther(String role) throws IOException {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("login").logIn(role, "wattle-" + role).isAt("");
            pages().forEach((path, who) -> {
                visit.open(path);
                visit.page().locator("h1").first().waitFor();
                boolean isMissing =
                        visit.page().locator("h1").first().textContent().equals("There is no such page");
                boolean isAllowed = who.contains("public") || who.contains(role.toUpperCase(Locale.ROOT));
                assertThat(isMissing).as("%s for %s", path, role).isEqualTo(!isAllowed);
            });
        }
    }

    @Test
    void aStrangerIsAskedToLogInForAllThatIsNotPublic() throws IOException {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            pages().entrySet().stream()
                    .filter(page -> !page.getValue().contains("public"))
                    .forEach(page -> visit.open(page.getKey()).isAt("login"));
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
