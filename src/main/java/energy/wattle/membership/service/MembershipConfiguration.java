package energy.wattle.membership.service;

import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Senders;
import energy.wattle.membership.core.KeySenders;
import energy.wattle.membership.core.MembershipContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the ledger asks of membership. */
@Configuration(proxyBeanMethods = false)
class MembershipConfiguration {

    @Bean
    Contract membershipContract() {
        return new MembershipContract();
    }

    @Bean
    Senders senders() {
        return new KeySenders();
    }
}
