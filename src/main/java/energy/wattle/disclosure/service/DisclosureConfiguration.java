package energy.wattle.disclosure.service;

import energy.wattle.disclosure.core.Deadlines;
import energy.wattle.disclosure.core.ProtectionRule;
import energy.wattle.disclosure.core.PublicationContract;
import energy.wattle.membership.ZoneParameter;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Supplies the contract of publications to the ledger. */
@Configuration(proxyBeanMethods = false)
class DisclosureConfiguration {

    @Bean
    PublicationContract publicationContract() {
        return new PublicationContract();
    }

    @Bean
    ZoneParameter.Declared disclosureParameters() {
        return () -> Stream.concat(Deadlines.parameters().stream(), ProtectionRule.parameters().stream())
                .toList();
    }
}
