package energy.wattle.trading.service;

import energy.wattle.ledger.Contract;
import energy.wattle.membership.ZoneParameter;
import energy.wattle.trading.TradingParameters;
import energy.wattle.trading.core.TradingContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What trading supplies to the ledger. */
@Configuration(proxyBeanMethods = false)
class TradingConfiguration {

    @Bean
    Contract tradingContract() {
        return new TradingContract();
    }

    @Bean
    ZoneParameter.Declared tradingParameters() {
        return TradingParameters::declared;
    }
}
