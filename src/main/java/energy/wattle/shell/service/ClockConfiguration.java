package energy.wattle.shell.service;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The system's time, for whoever asks for a {@link java.time.InstantSource}; nobody else reads a clock. Market time is
 * one, too, and has a type of its own for those who want it.
 */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    @Primary
    Clock clock() {
        return Clock.systemUTC();
    }
}
