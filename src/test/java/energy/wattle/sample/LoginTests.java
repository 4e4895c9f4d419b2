package energy.wattle.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.logout;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import energy.wattle.database.OnTestDatabase;
import energy.wattle.membership.Role;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Logging in, with the sample's accounts on a real database. */
@SpringBootTest
@OnTestDatabase
class LoginTests {

    private final MockMvc browser;
    private final Filter filters;

    @Autowired
    LoginTests(WebApplicationContext application, @Qualifier("springSecurityFilterChain") Filter filters) {
        this.filters = filters;
        browser = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void eachRolesDemoAccountLogsIn(Role role) throws Exception {
        String name = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
        browser.perform(formLogin().user(name).password("wattle-" + name))
                .andExpect(authenticated().withUsername(name).withRoles(role.name()))
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void whoLogsOutComesToTheMarketAsAStranger() throws Exception {
        browser.perform(logout()).andExpect(unauthenticated()).andExpect(redirectedUrl("/"));
    }

    @Test
    void aForeignPageLogsNobodyOut() throws Exception {
        browser.perform(post("/logout").with(user("participant"))).andExpect(status().isForbidden());
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        browser.perform(formLogin().user("participant").password("wattle-operator"))
                .andExpect(unauthenticated())
                .andExpect(redirectedUrl("/login?error"));
    }

    @Test
    void anUnknownNameIsRefusedInTheSameWay() throws Exception {
        browser.perform(formLogin().user("nobody").password("wattle-operator"))
                .andExpect(unauthenticated())
                .andExpect(redirectedUrl("/login?error"));
    }

    @Test
    void whoGuessesTooOftenIsTurnedAwayEvenWithTheRightPassword() throws Exception {
        for (int i = 0; i < 5; i++) {
            browser.perform(loginFrom("10.0.0.9", "guess " + i)).andExpect(redirectedUrl("/login?error"));
        }
        browser.perform(loginFrom("10.0.0.9", "wattle-regulator"))
                .andExpect(unauthenticated())
                .andExpect(redirectedUrl("/login?braked"));
    }

    @Test
    void aPageThatNeedsALoginLeadsToIt() throws Exception {
        browser.perform(get("/workbench").accept("text/html"))
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrl("/login"));
    }

    @Test
    void anAddressThatDoesNotExistIsAnsweredLikeOneThatIsNotOpen() throws Exception {
        browser.perform(get("/no-such-page").accept("text/html")).andExpect(redirectedUrl("/login"));
    }

    @Test
    void healthIsOpenAndTheRestOfTheActuatorIsNot() throws Exception {
        browser.perform(get("/actuator/health")).andExpect(status().isOk());
        browser.perform(get("/actuator/env")).andExpect(status().isUnauthorized());
    }

    @Test
    void answersForbidFramesForeignScriptsAndGuessedTypes() throws Exception {
        assertThat(answer("/login").getHeader("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'");
        browser.perform(get("/actuator/health"))
                .andExpect(header().string("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
    }

    /** Else each page asks for some thirty files again. */
    @Test
    void aBrowserMayKeepTheFilesOfThePagesButNoPage() throws Exception {
        assertThat(answer("/login").getHeader("Cache-Control")).contains("no-store");
        for (String file : List.of("/VAADIN/build/any.js", "/theme/logo.svg", "/lumo/lumo.css")) {
            assertThat(answer(file).getHeaderNames()).doesNotContain("Cache-Control", "Pragma", "Expires");
        }
    }

    /** What is said before a page or a file is looked for. */
    private MockHttpServletResponse answer(String path) throws Exception {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        filters.doFilter(new MockHttpServletRequest("GET", path), answer, new MockFilterChain());
        return answer;
    }

    private static RequestBuilder loginFrom(String address, String password) {
        return post("/login")
                .param("username", "regulator")
                .param("password", password)
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                });
    }
}
