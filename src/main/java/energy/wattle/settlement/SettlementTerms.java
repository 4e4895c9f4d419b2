package energy.wattle.settlement;

import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.List;

/** Tells what zones settle by, as the ledger has it. */
public interface SettlementTerms {

    /** Every version of a zone's settlement contract, in their order; the default is not among them. */
    List<ContractVersion> contracts(TradingZoneId zone);

    /** The grid's prices of the intervals that begin from one instant up to another, in their order. */
    List<PublishedPrice> gridPrices(TradingZoneId zone, Instant from, Instant until);
}
