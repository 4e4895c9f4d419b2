package energy.wattle.membership.core;

import static energy.wattle.ledger.RecordKind.ANCHOR;
import static energy.wattle.ledger.RecordKind.ASSIGNED_PRICE;
import static energy.wattle.ledger.RecordKind.CLOSE;
import static energy.wattle.ledger.RecordKind.COPY;
import static energy.wattle.ledger.RecordKind.DECLARATION;
import static energy.wattle.ledger.RecordKind.FORECAST;
import static energy.wattle.ledger.RecordKind.GRID_PRICE;
import static energy.wattle.ledger.RecordKind.KEY;
import static energy.wattle.ledger.RecordKind.METER_READING;
import static energy.wattle.ledger.RecordKind.OPEN;
import static energy.wattle.ledger.RecordKind.PAIR_PRICE;
import static energy.wattle.ledger.RecordKind.PUBLICATION;
import static energy.wattle.ledger.RecordKind.SETTLEMENT_CONTRACT;

import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.MembershipState;
import java.util.Optional;
import java.util.Set;

/**
 * What each role's keys may send. Which kinds a tier has is the ledger's to check, whom a reading or a declaration is
 * of the kind's contract's. Source: Ledger, Where a record lives.
 */
public final class KeySenders implements Senders {

    @Override
    public Optional<Sender> find(StateView state, KeyId key) {
        return MembershipState.keyHolder(state, key)
                .map(holder -> new Sender(holder.publicKey(), kinds(holder.role())));
    }

    static Set<RecordKind> kinds(KeyRole role) {
        return switch (role) {
            case EDGE_CLUSTER ->
                Set.of(OPEN, CLOSE, KEY, SETTLEMENT_CONTRACT, GRID_PRICE, ASSIGNED_PRICE, COPY, ANCHOR);
            case CLOUD -> Set.of(CLOSE, KEY);
            case PARTICIPANT -> Set.of(DECLARATION, FORECAST, PAIR_PRICE);
            case METER, METERING_OPERATOR -> Set.of(METER_READING);
            case DISCLOSURE -> Set.of(PUBLICATION);
        };
    }
}
