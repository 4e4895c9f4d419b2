package energy.wattle.settlement.service;

import energy.wattle.ledger.Contract;
import energy.wattle.membership.ZoneParameter;
import energy.wattle.metering.ReadingDeadlines;
import energy.wattle.settlement.core.MarketView;
import energy.wattle.settlement.core.SettlementDeadlines;
import energy.wattle.settlement.core.SettlementExecution;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the ledger its contract for settlement, and membership the parameters that zones may set for it. */
@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    @Bean
    Contract settlementExecution() {
        return new SettlementExecution(MarketView.OF_THE_CHAIN);
    }

    @Bean
    ZoneParameter.Declared settlementParameters() {
        return () -> SettlementDeadlines.PARAMETERS;
    }

    @Bean
    ReadingDeadlines readingDeadlines() {
        return SettlementDeadlines::firstDeadline;
    }
}
