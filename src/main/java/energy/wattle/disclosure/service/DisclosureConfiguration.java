package energy.wattle.disclosure.service;

import energy.wattle.disclosure.core.PublicationContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Supplies the contract of publications to the ledger. */
@Configuration(proxyBeanMethods = false)
class DisclosureConfiguration {

    @Bean
    PublicationContract publicationContract() {
        return new PublicationContract();
    }
}
