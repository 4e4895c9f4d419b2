package energy.wattle.trading.service;

import energy.wattle.membership.Role;
import energy.wattle.shell.BasicLogins;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.ScheduleCodes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may ask for trading curves: accounts of grid applications, with name and password in each request. */
@Configuration(proxyBeanMethods = false)
@NeedsCapability(Capability.TRADING_CURVES)
@EnableConfigurationProperties(ScheduleCodes.class)
class TradingCurveSecurity {

    @Bean
    @Order(0) // before the interface for meters, which takes every other address below /api
    SecurityFilterChain gridApplications(HttpSecurity http, BasicLogins logins) {
        http.securityMatcher("/api/trading-curves", "/api/trading-curves/**");
        http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/**")
                .hasRole(Role.GRID_APPLICATION.name())
                .anyRequest()
                .denyAll());
        logins.protect(http);
        return http.build();
    }
}
