package energy.wattle.disclosure.service;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may ask the data interface: anybody, and whoever has logged in to the pages as who they are. It only reads, so a
 * request that a foreign page causes changes nothing and is not readable there.
 */
@Configuration(proxyBeanMethods = false)
class DisclosureSecurity {

    @Bean
    @Order(0) // before the interface for meters, which takes every other address below /api
    SecurityFilterChain dataInterface(HttpSecurity http) {
        http.securityMatcher("/api/disclosures", "/api/disclosures/**");
        http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/**")
                .permitAll()
                .anyRequest()
                .denyAll());
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'")));
        return http.build();
    }
}
