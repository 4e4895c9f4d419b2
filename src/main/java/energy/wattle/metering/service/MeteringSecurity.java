package energy.wattle.metering.service;

import energy.wattle.metering.wire.ProblemAnswers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * Who may use {@code /api}: whoever sends a token with each request. Nothing else counts there: no log-in, no session,
 * no cookie, and so no forged request from a page.
 */
@Configuration(proxyBeanMethods = false)
class MeteringSecurity {

    @Bean
    @Order(1) // before the pages', which take every address
    SecurityFilterChain tokenSecurity(HttpSecurity http, TokenService tokens, ProblemAnswers answers) {
        http.securityMatcher("/api/**");
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'")));
        http.exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                        (request, response, refused) -> answers.unauthenticated(request, response))
                .accessDeniedHandler((request, response, refused) -> answers.unauthenticated(request, response)));
        // Made here and not a bean, which would be a filter of every address.
        http.addFilterBefore(new TokenFilter(tokens), AuthorizationFilter.class);
        return http.build();
    }
}
