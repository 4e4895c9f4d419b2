package energy.wattle.settlement;

import energy.wattle.units.TradingZoneId;
import java.util.List;

/**
 * Sets what a zone settles by. What is asked for here becomes records of the zone's chain, signed by its edge cluster;
 * pair prices by both participants' custodial keys. Everything that is wrong is told at once, and then nothing is
 * submitted.
 */
public interface SettlementAdministration {

    /** Prices that one call takes. */
    int PRICES = 40_000;

    /**
     * Submits the next version of the zone's settlement contract. A second one before the first is in a block is void.
     *
     * @param terms its version is given by the chain and not looked at
     */
    SettlementReceipt setContract(TradingZoneId zone, ContractVersion terms);

    /** Publishes the grid's prices, in any order; a later price of an interval replaces the earlier one. */
    SettlementReceipt publishGridPrices(TradingZoneId zone, List<PublishedPrice> prices);

    /** Assigns compensation prices, in any order. They matter where the zone's contract is {@code assigned}. */
    SettlementReceipt assignPrices(TradingZoneId zone, List<AssignedPrice> prices);

    /** Puts a price forward in the name of both participants, who have agreed on it and whose keys are kept here. */
    SettlementReceipt agree(TradingZoneId zone, PairPrice price);
}
