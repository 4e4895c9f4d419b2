package energy.wattle.ledger.service;

import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Epochs;
import energy.wattle.ledger.core.election.Recovery;
import energy.wattle.ledger.core.election.Succession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/**
 * Brings a recovery manifest of the main chain to the zone that it is for: as a record by one of those who go on with
 * it, which every node of the zone checks by itself. Source: Ledger, rule 28.
 */
@Order(0)
final class RecoveryDuty implements Duty {

    private final Chains chains;
    private final NodeStores stores;
    private final DerivedKeystore keystore;
    private final Ledger ledger;

    RecoveryDuty(Chains chains, NodeStores stores, DerivedKeystore keystore, Ledger ledger) {
        this.chains = chains;
        this.stores = stores;
        this.keystore = keystore;
        this.ledger = ledger;
    }

    @Override
    public void perform(Instant now) {
        chains.main()
                .ifPresent(main -> chains.zones()
                        .forEach(zone -> unfollowed(zone, ledger.state(main.id()), ledger.state(zone.id()))
                                .ifPresent(recovery -> call(main, zone, recovery))));
    }

    /** Manifests come with blocks, which call every duty. */
    @Override
    public Optional<Instant> next(Instant now) {
        return Optional.empty();
    }

    /** The zone's last manifest, unless its chain has gone on by it. */
    static Optional<Recovery> unfollowed(Chain zone, StateView mainState, StateView zoneState) {
        return ElectionState.recovery(mainState, zone.id()).filter(recovery -> {
            Epochs epochs = Epochs.of(zoneState, zone.genesis());
            long height = recovery.header().height();
            return !epochs.isRecoveredAt(height)
                    || !new ElectionState(zone.suite(), zone.genesis(), zoneState)
                            .setOf(epochs.of(height + 1))
                            .equals(recovery.validators());
        });
    }

    private void call(Chain main, Chain zone, Recovery recovery) {
        CopyProofs proofs = new CopyProofs(stores);
        NodeKeys keys = new NodeKeys(keystore, zone.market().name());
        Optional<Long> decision = proofs.decided(main, zone).reversed().stream()
                .filter(decided -> names(decided, recovery))
                .map(LedgerFact.Decided::number)
                .findFirst();
        decision.filter(number -> !proofs.waits(zone, number))
                .ifPresent(number -> recovery.validators().members().stream()
                        .flatMap(member -> keys.of(member).stream())
                        .findFirst()
                        .map(signer -> Draft.plain(
                                zone.id(),
                                RecordKind.RECOVERY,
                                signer,
                                proofs.of(main, zone, ledger.state(zone.id()), one -> one.number() == number)
                                        .encode()))
                        .ifPresent(draft -> ledger.submit(List.of(draft))));
    }

    private static boolean names(LedgerFact.Decided decided, Recovery recovery) {
        return decided.decision().kind() == RecordKind.ADMIN
                && Succession.of(decided.decision().payload())
                        .filter(order -> order.last().equals(recovery.header())
                                && order.validators().equals(recovery.validators()))
                        .isPresent();
    }
}
