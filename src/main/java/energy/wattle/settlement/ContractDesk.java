package energy.wattle.settlement;

import energy.wattle.units.TradingZoneId;
import java.util.List;

/** What an administrator does with a zone's settlement contract. Every call needs the role. */
public interface ContractDesk {

    /** Every version, the first one first; before the first holds {@link ContractVersion#DEFAULT}. */
    List<ContractVersion> versions(TradingZoneId zone);

    /** Whether this instance may; another of the market may where it may not. */
    boolean mayAdd();

    /**
     * As {@link SettlementAdministration#setContract}.
     *
     * @throws IllegalStateException if it {@link #mayAdd may not}
     */
    SettlementReceipt add(TradingZoneId zone, ContractVersion terms);
}
