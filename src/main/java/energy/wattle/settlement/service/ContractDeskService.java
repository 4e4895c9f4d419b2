package energy.wattle.settlement.service;

import energy.wattle.settlement.ContractDesk;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.SettlementAdministration;
import energy.wattle.settlement.SettlementReceipt;
import energy.wattle.settlement.SettlementTerms;
import energy.wattle.units.TradingZoneId;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets administrators set by what a zone settles. */
@Service
@PreAuthorize("hasRole('ADMINISTRATOR')")
class ContractDeskService implements ContractDesk {

    private final SettlementTerms terms;
    private final SettlementAdministration administration;

    ContractDeskService(SettlementTerms terms, SettlementAdministration administration) {
        this.terms = terms;
        this.administration = administration;
    }

    @Override
    public List<ContractVersion> versions(TradingZoneId zone) {
        return terms.contracts(zone);
    }

    @Override
    public SettlementReceipt add(TradingZoneId zone, ContractVersion version) {
        return administration.setContract(zone, version);
    }
}
