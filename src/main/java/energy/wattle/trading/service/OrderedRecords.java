package energy.wattle.trading.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.trading.DeclarationRecords;
import energy.wattle.trading.core.OrderLines;
import energy.wattle.units.OrderId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Orders are named after their record's place. */
@Component
class OrderedRecords implements DeclarationRecords {

    private final Ledger ledger;

    OrderedRecords(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Hash> of(ChainId zone, OrderId order) {
        return OrderLines.place(order).flatMap(place -> ledger.recordAt(zone, place.height(), place.position()));
    }
}
