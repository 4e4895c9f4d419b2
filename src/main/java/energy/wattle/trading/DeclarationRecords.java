package energy.wattle.trading;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.units.OrderId;
import java.util.Optional;

/** Leads from an order back to the record that declared it. */
@FunctionalInterface
public interface DeclarationRecords {

    /**
     * The record that an order stands in.
     *
     * @param zone the sub-chain that the order was cleared on
     * @return empty if it is no order of that chain
     */
    Optional<Hash> of(ChainId zone, OrderId order);
}
