package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
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
    @ValueSource(strings = {"participant", "administrator", "regulator", "operator", "researcher", "grid-application"})
    void aRoleFindsItsPagesAndNoOther(String role) throws IOException {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("login").logIn(role, "wattle-" + role).isAt("");
            pages().forEach((path, who) -> {
                visit.open(path);
                visit.page().locator("h1").first().waitFor();
                boolean isMissing =
                        visit.page().locator("h1").first().textContent().equals("There is no such page");
                boolean isAllowed = who.contains("public") || who.contains(constant(role));
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
    void aLogInToThePagesOpensNoEndpointThatAsksForMore() throws IOException {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("login").logIn("administrator", "wattle-administrator").isAt("");
            for (Endpoint endpoint : endpoints()) {
                int status = status(visit, endpoint.address(), Map.of());
                switch (endpoint.who()) {
                    case "public" -> assertThat(status).as(endpoint.address()).isIn(200, 404);
                    case "LOGIN" -> assertThat(status).as(endpoint.address()).isIn(400, 404);
                    default -> assertThat(status).as(endpoint.address()).isEqualTo(401);
                }
            }
            assertThat(status(visit, "actuator/env", Map.of())).isNotEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"participant", "administrator", "regulator", "operator", "researcher", "grid-application"})
    void anAccountsNameAndPasswordOpenTheEndpointsOfItsRoleAndNoOther(String role) throws IOException {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            for (Endpoint endpoint : endpoints()) {
                if (!Set.of("public", "LOGIN", "TOKEN").contains(endpoint.who())) {
                    int status = status(visit, endpoint.address(), Map.of("Authorization", basic(role)));
                    assertThat(status == 403)
                            .as("%s for %s: %d", endpoint.address(), role, status)
                            .isEqualTo(!endpoint.who().equals(constant(role)));
                    assertThat(status).as(endpoint.address()).isIn(200, 403, 404);
                }
            }
        }
    }

    /** @param who {@code public}, {@code LOGIN}, {@code TOKEN}, or a role */
    private record Endpoint(String address, String who) {}

    private static List<Endpoint> endpoints() throws IOException {
        return Files.readAllLines(TABLE.resolveSibling("endpoints.csv")).stream()
                .skip(1)
                .map(line -> line.split(";", -1))
                .map(cells -> new Endpoint(cells[1], cells[2]))
                .toList();
    }

    private static String basic(String account) {
        byte[] login = "%s:wattle-%s".formatted(account, account).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    private static String constant(String role) {
        return role.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static int status(Visit visit, String path, Map<String, String> headers) {
        RequestOptions options = RequestOptions.create().setMaxRedirects(0);
        headers.forEach(options::setHeader);
        APIResponse answer = visit.page().request().get(WattleInstance.shared().address(path), options);
        return answer.status();
    }
}
