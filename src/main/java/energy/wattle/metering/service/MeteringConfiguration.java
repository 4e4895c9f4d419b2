package energy.wattle.metering.service;

import energy.wattle.ledger.Contract;
import energy.wattle.metering.core.MeteringContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the ledger metering's contract. */
@Configuration(proxyBeanMethods = false)
class MeteringConfiguration {

    @Bean
    Contract meteringContract() {
        return new MeteringContract();
    }
}
