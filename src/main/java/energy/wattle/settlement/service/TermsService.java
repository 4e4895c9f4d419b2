package energy.wattle.settlement.service;

import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.PublishedPrice;
import energy.wattle.settlement.SettlementTerms;
import energy.wattle.settlement.store.TermsStore;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
class TermsService implements SettlementTerms {

    private final TermsStore terms;

    TermsService(TermsStore terms) {
        this.terms = terms;
    }

    @Override
    public List<ContractVersion> contracts(TradingZoneId zone) {
        return terms.contracts(zone);
    }

    @Override
    public List<PublishedPrice> gridPrices(TradingZoneId zone, Instant from, Instant until) {
        return terms.gridPrices(zone, from, until);
    }
}
