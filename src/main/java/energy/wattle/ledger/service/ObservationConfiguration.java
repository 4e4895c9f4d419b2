package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainStatuses;
import energy.wattle.ledger.MarketClock;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the ledger shows to those who watch an instance from outside. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthProperties.class)
class ObservationConfiguration {

    @Bean
    MeterBinder chainMeters(
            Chains chains, NetworkBooks books, MarketLoop loop, ChainStatuses statuses, MarketClock clock) {
        return new ChainMeters(chains, books, loop::sinceRest, new ChainMeters.Standing(statuses, clock));
    }

    /** Its name, without what every indicator has, is what health groups call it. */
    @Bean
    HealthIndicator chainsHealthIndicator(
            Chains chains, NetworkBooks books, MarketLoop loop, HealthProperties properties) {
        return new ChainsHealthIndicator(chains, books, loop::sinceRest, properties);
    }
}
