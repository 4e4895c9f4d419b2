package energy.wattle.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import energy.wattle.membership.Role;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeterToken.Use;
import energy.wattle.metering.MeterTokens;
import energy.wattle.metering.MeterTokens.Issue.Issued;
import energy.wattle.units.TradingZoneId;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

/** Asks for what a tier does not have, and for what does not exist anywhere: as a stranger, and as who may do most. */
final class AbsentAddresses {

    /** The zone of the instance that is asked. */
    static final String ZONE = "north";

    private static final String NOWHERE = "/no-such";
    private static final String NOWHERE_FOR_PROGRAMS = "/api/no-such";

    private final StartedTier started;
    private final MockMvcTester http;
    private final RequestPostProcessor everyRole;
    private final RequestPostProcessor token;

    AbsentAddresses(WebApplicationContext application) {
        started = new StartedTier(application);
        http = MockMvcTester.from(
                application, builder -> builder.apply(springSecurity()).build());
        everyRole = user("everybody")
                .roles(Arrays.stream(Role.values()).map(Enum::name).toArray(String[]::new));
        Issued issued = (Issued) application
                .getBean(MeterTokens.class)
                .issue("a test’s", new MeterScope.OfOperator(new TradingZoneId(ZONE)), Set.of(Use.values()));
        token = request -> {
            request.addHeader("Authorization", "Bearer " + issued.secret());
            return request;
        };
    }

    /** @param templates as the pages' routes are written */
    void checkPages(Set<String> templates) {
        List<String> pages = templates.stream().map(AbsentAddresses::filled).toList();
        assertThat(started.viewsAt(pages))
                .hasSize(templates.size())
                .allSatisfy((page, view) -> assertThat(view).isEqualTo("NotFoundView"));
        pages.forEach(page -> assertSame(HttpMethod.GET, page, NOWHERE, request -> request));
    }

    /** @param endpoint method and pattern */
    void checkEndpoint(String endpoint) {
        HttpMethod method = HttpMethod.valueOf(endpoint.substring(0, endpoint.indexOf(' ')));
        String address = filled(endpoint.substring(endpoint.indexOf(' ') + 1));
        if (address.startsWith("/api/")) {
            assertSame(method, address, NOWHERE_FOR_PROGRAMS, request -> request);
            assertThat(ask(method, address, token)).as(endpoint).hasStatus(HttpStatus.NOT_FOUND);
        } else {
            assertSame(method, address, NOWHERE, request -> request);
            assertSame(method, address, NOWHERE, everyRole);
        }
    }

    private void assertSame(HttpMethod method, String address, String nowhere, RequestPostProcessor who) {
        assertThat(said(ask(method, address, who), address))
                .as(address)
                .isEqualTo(said(ask(method, nowhere, who), nowhere));
    }

    private MvcTestResult ask(HttpMethod method, String address, RequestPostProcessor who) {
        return http.method(method)
                .uri(address)
                .header("Accept", "text/html,application/json")
                .with(csrf())
                .with(who)
                .exchange();
    }

    private static String said(MvcTestResult answer, String address) {
        if (answer.getUnresolvedException() != null) {
            // The servlet of the pages, which is not there without a server: checkPages asks it.
            return answer.getUnresolvedException().toString();
        }
        try {
            return "%d %s %s %s"
                    .formatted(
                            answer.getResponse().getStatus(),
                            answer.getResponse().getRedirectedUrl(),
                            answer.getResponse().getHeader("WWW-Authenticate"),
                            answer.getResponse().getContentAsString().replace(address, "ADDRESS"));
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    /** An address with something in each of its parameters. */
    private static String filled(String template) {
        return template.replaceAll("/:\\w+\\?", "")
                .replaceAll(":\\w+(\\([^/]*\\))?", "1")
                .replaceAll("\\{[^}]*}", "1");
    }
}
