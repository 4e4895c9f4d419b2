package energy.wattle.shell.service;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import energy.wattle.shell.BasicLogins;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may ask for what: pages say it themselves ({@code @AnonymousAllowed}, {@code @RolesAllowed}), health is open, its
 * details and the meters are for operators' programs, files of the theme are open, everything else needs a log-in or is
 * refused.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity // facades that only some roles may call say so by @PreAuthorize
class SecurityConfiguration {

    private static final String LOGIN_PAGE = "/login";

    /** Vaadin 25.2 starts from an inline script and evaluates the server's instructions; all else is forbidden. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    /**
     * Files of the front end: who serves them says for how long they may be kept, and to forbid it as well would win.
     */
    private static final RequestMatcher FILES = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern("/VAADIN/build/**"),
            PathPatternRequestMatcher.pathPattern("/VAADIN/static/push/**"),
            PathPatternRequestMatcher.pathPattern("/lumo/**"),
            PathPatternRequestMatcher.pathPattern("/theme/**"));

    /** A page is forwarded to Vaadin's servlet and has left when the forward returns: too late for its headers. */
    private static final ObjectPostProcessor<HeaderWriterFilter> EAGERLY = new ObjectPostProcessor<>() {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    };

    /** Programs that watch the instance send an operator's name and password. */
    @Bean
    @Order(0) // before the pages', which take every address
    SecurityFilterChain instruments(HttpSecurity http, BasicLogins logins) {
        http.securityMatcher("/actuator", "/actuator/**");
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/*")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                .hasRole("OPERATOR")
                .anyRequest()
                .denyAll());
        logins.protect(http);
        return http.build();
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http, LoginBrake brake) {
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/theme/*").permitAll());
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView(LOGIN_PAGE, "/")
                        // Pages themselves decide; what is none is answered by the same page as what is not one's own.
                        .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated));
        http.addFilterBefore(new LoginBrakeFilter(brake, LOGIN_PAGE), UsernamePasswordAuthenticationFilter.class);
        http.headers(
                headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(FILES), new CacheControlHeadersWriter()))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                        .withObjectPostProcessor(EAGERLY));
        return http.build();
    }
}
