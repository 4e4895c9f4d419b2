package energy.wattle.settlement.service;

import energy.wattle.settlement.ContractDesk;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.SettlementAdministration;
import energy.wattle.settlement.SettlementReceipt;
import energy.wattle.settlement.SettlementTerms;
import energy.wattle.shell.Capabilities;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.TradingZoneId;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets administrators set by what a zone settles. */
@Service
@NeedsCapability(Capability.ADMINISTRATION)
@PreAuthorize("hasRole('ADMINISTRATOR')")
class ContractDeskService implements ContractDesk {

    private final SettlementTerms terms;
    private final SettlementAdministration administration;
    private final Capabilities capabilities;

    ContractDeskService(SettlementTerms terms, SettlementAdministration administration, Capabilities capabilities) {
        this.terms = terms;
        this.administration = administration;
        this.capabilities = capabilities;
    }

    @Override
    public List<ContractVersion> versions(TradingZoneId zone) {
        return terms.contracts(zone);
    }

    @Override
    public boolean mayAdd() {
        return capabilities.has(Capability.SETTLEMENT_CONTRACTS);
    }

    @Override
    public SettlementReceipt add(TradingZoneId zone, ContractVersion version) {
        if (!mayAdd()) {
            throw new IllegalStateException("this instance gives zones no contracts");
        }
        return administration.setContract(zone, version);
    }
}
