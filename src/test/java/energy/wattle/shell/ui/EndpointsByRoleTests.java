package energy.wattle.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import energy.wattle.membership.Role;
import energy.wattle.sample.OnSampleMarket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Who is answered by which endpoint. The endpoints are those that the application has: one that is missing in the table
 * {@code access/endpoints.csv} fails too. The end-to-end tests walk the same table on the packaged artifact.
 */
@OnSampleMarket
class EndpointsByRoleTests {

    private static final List<Endpoint> ENDPOINTS = endpoints();

    /**
     * @param address one that exists under the template
     * @param who {@code public}; {@code LOGIN}: whoever has logged in; {@code TOKEN}: whoever sends a meter's token;
     *     else the role of the account whose name and password come with the request
     */
    private record Endpoint(String template, String address, String who) {

        boolean isOfRole() {
            return Arrays.stream(Role.values()).anyMatch(role -> role.name().equals(who));
        }
    }

    private final WebApplicationContext context;
    private final MockMvcTester http;

    @Autowired
    EndpointsByRoleTests(WebApplicationContext context) {
        this.context = context;
        http = MockMvcTester.from(
                context, builder -> builder.apply(springSecurity()).build());
    }

    @Test
    void theEndpointsAreThoseOfTheTable() {
        Set<String> found = new TreeSet<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> {
                    if (isOurs(method) || info.toString().contains("/actuator")) {
                        found.addAll(info.getPatternValues());
                    }
                }));

        found.remove("/actuator"); // the list of the others; refused to everybody, as below
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        ENDPOINTS.stream().map(Endpoint::template).toList());
    }

    @Test
    void aStrangerIsAnsweredWhatIsPublic() {
        for (Endpoint endpoint : ENDPOINTS) {
            int status = http.get()
                    .uri("/" + endpoint.address())
                    .exchange()
                    .getResponse()
                    .getStatus();
            if (endpoint.who().equals("public")) {
                assertThat(status).as(endpoint.template()).isIn(200, 404, 503);
            } else {
                assertThat(status).as(endpoint.template()).isIn(302, 401);
            }
        }
    }

    @Test
    void anAccountIsAnsweredWhereItsRoleIsAskedFor() {
        for (Endpoint endpoint : ENDPOINTS.stream().filter(Endpoint::isOfRole).toList()) {
            for (Role role : Role.values()) {
                String account = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
                int status = http.get()
                        .uri("/" + endpoint.address())
                        .with(httpBasic(account, "wattle-" + account))
                        .exchange()
                        .getResponse()
                        .getStatus();
                if (role.name().equals(endpoint.who())) {
                    assertThat(status)
                            .as("%s for %s", endpoint.template(), role)
                            .isIn(200, 404);
                } else {
                    assertThat(status)
                            .as("%s for %s", endpoint.template(), role)
                            .isEqualTo(403);
                }
            }
        }
    }

    @Test
    void whatTheTableDoesNotHaveIsRefused() {
        for (String address : List.of("/actuator", "/actuator/env", "/actuator/metrics", "/actuator/heapdump")) {
            assertThat(http.get()
                            .uri(address)
                            .with(httpBasic("operator", "wattle-operator"))
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .as(address)
                    .isIn(302, 401, 403);
        }
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("energy.wattle");
    }

    private static List<Endpoint> endpoints() {
        try {
            return new ClassPathResource("access/endpoints.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(";", -1))
                    .map(cells -> new Endpoint(cells[0], cells[1], cells[2]))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the table of endpoints is missing", e);
        }
    }
}
