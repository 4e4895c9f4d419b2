package energy.wattle.ledger.service;

import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.CopyRecord;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.election.ElectionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Carries the main chain's decisions down to the zones, with their proof. Source: Ledger, Where a record lives. */
@Order(2)
final class CopyDuty implements Duty {

    private final Chains chains;
    private final NodeStores stores;
    private final DerivedKeystore keystore;
    private final Ledger ledger;

    CopyDuty(Chains chains, NodeStores stores, DerivedKeystore keystore, Ledger ledger) {
        this.chains = chains;
        this.stores = stores;
        this.keystore = keystore;
        this.ledger = ledger;
    }

    @Override
    public void perform(Instant now) {
        chains.main().ifPresent(main -> chains.zones().forEach(zone -> copy(main, zone)));
    }

    /** Decisions come with blocks, which call every duty. */
    @Override
    public Optional<Instant> next(Instant now) {
        return Optional.empty();
    }

    private void copy(Chain main, Chain zone) {
        StateView mainState = ledger.state(main.id());
        StateView zoneState = ledger.state(zone.id());
        long copied = NodeState.lastDecision(zoneState, zone.market().name());
        boolean isBehind = NodeState.lastDecision(mainState, zone.market().name()) > copied;
        if (isBehind && !stores.pending().has(zone.number(), RecordKind.COPY.number())) {
            KeyName voice = new NodeKeys(keystore, zone.market().name())
                    .voice(new ElectionState(zone.suite(), zone.genesis(), zoneState));
            CopyRecord copy = new CopyProofs(stores).of(main, zone, zoneState, decided -> decided.number() > copied);
            ledger.submit(List.of(Draft.plain(zone.id(), RecordKind.COPY, voice, copy.encode())));
        }
    }
}
