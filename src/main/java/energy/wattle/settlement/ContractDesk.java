package energy.wattle.settlement;

import energy.wattle.units.TradingZoneId;
import java.util.List;

/** What an administrator does with a zone's settlement contract. Every call needs the role. */
public interface ContractDesk {

    /** Every version, the first one first; before the first holds {@link ContractVersion#DEFAULT}. */
    List<ContractVersion> versions(TradingZoneId zone);

    /** As {@link SettlementAdministration#setContract}. */
    SettlementReceipt add(TradingZoneId zone, ContractVersion terms);
}
