package energy.wattle.ledger.service;

import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.CopyRecord;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.service.LedgerConfiguration.Executions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Carries the main chain's decisions down to the zones, with their proof. Source: Ledger, Where a record lives. */
@Order(2)
final class CopyDuty implements Duty {

    private final Chains chains;
    private final NodeStores stores;
    private final NodeVoices voices;
    private final Executions executions;

    CopyDuty(NodeVoices voices, Executions executions) {
        chains = voices.chains();
        stores = voices.stores();
        this.voices = voices;
        this.executions = executions;
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
        StateView mainState = voices.ledger().state(main.id());
        StateView zoneState = voices.ledger().state(zone.id());
        long copied = NodeState.lastDecision(zoneState, zone.market().name());
        boolean isBehind = NodeState.lastDecision(mainState, zone.market().name()) > copied;
        if (isBehind && !stores.pending().has(zone.number(), RecordKind.COPY.number())) {
            bearer(zone, zoneState).ifPresent(bearer -> {
                CopyRecord copy =
                        new CopyProofs(stores).of(main, zone, zoneState, decided -> decided.number() > copied);
                voices.submit(List.of(Draft.plain(zone.id(), RecordKind.COPY, bearer, copy.encode())));
            });
        }
    }

    /**
     * Who brings it: a voter of the one instance or, among several, the edge cluster, which gets the right to do so by
     * one of the first decisions; these the next leader brings.
     */
    private Optional<KeyName> bearer(Chain zone, StateView zoneState) {
        NodeKeys nodes = new NodeKeys(voices.keystore(), zone.market().name());
        ElectionState elections = voices.elections(zone);
        if (voices.keystore().isAlone()) {
            return nodes.speaker(elections);
        }
        KeyName edge = KeyName.of("edge-cluster", zone.market().name().code());
        boolean mayEdge = executions
                .of(zone)
                .admission()
                .sender(zoneState, voices.keystore().keyId(edge))
                .filter(sender -> sender.kinds().contains(RecordKind.COPY))
                .isPresent();
        return mayEdge
                ? Optional.of(edge).filter(voices.keystore()::holds)
                : nodes.leader(elections, voices.ledger().head(zone.id()));
    }
}
