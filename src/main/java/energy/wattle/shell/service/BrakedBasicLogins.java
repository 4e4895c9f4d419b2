package energy.wattle.shell.service;

import energy.wattle.shell.BasicLogins;
import energy.wattle.units.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.stereotype.Component;

/** Accounts are those of the pages, and so is the brake. */
@Component
class BrakedBasicLogins implements BasicLogins {

    private static final String CHALLENGE = "Basic realm=\"wattle\", charset=\"UTF-8\"";

    /** Answers for programs: there is nothing in them to be loaded or framed. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private final LoginBrake brake;
    private final TranslatedProblems problems;

    BrakedBasicLogins(LoginBrake brake, TranslatedProblems problems) {
        this.brake = brake;
        this.problems = problems;
    }

    @Override
    public void protect(HttpSecurity http) {
        AuthenticationEntryPoint asks = (request, response, refused) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            problems.write(request, response, HttpStatus.UNAUTHORIZED, Problem.of("shell.api.login"));
        };
        AccessDeniedHandler refuses = (request, response, refused) ->
                problems.write(request, response, HttpStatus.FORBIDDEN, Problem.of("shell.api.role"));
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.headers(
                headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)));
        http.httpBasic(basic -> basic.authenticationEntryPoint(asks));
        http.exceptionHandling(
                refusals -> refusals.authenticationEntryPoint(asks).accessDeniedHandler(refuses));
        // Made here and not a bean, which would be a filter of every address.
        http.addFilterBefore(new BasicBrakeFilter(brake, problems), BasicAuthenticationFilter.class);
    }
}
