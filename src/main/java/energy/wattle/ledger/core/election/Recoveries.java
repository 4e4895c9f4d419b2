package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.core.Certificates;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.ZoneAnchors;
import java.util.Optional;

/** Recovery manifests of zones, on the main chain. Source: Ledger, rule 28. */
final class Recoveries {

    private final CryptoSuite suite;
    private final Effects effects;

    Recoveries(CryptoSuite suite, Effects effects) {
        this.suite = suite;
        this.effects = effects;
    }

    /** Carries it out if the block is certified, at or above the last anchor and on its chain; else why not. */
    Optional<String> refusal(AdminOrder.Recover order) {
        StateView state = effects.state().state();
        Optional<NodeState.RegisteredZone> zone = NodeState.zone(state, order.zone());
        if (zone.isEmpty()) {
            return Optional.of("UNKNOWN_ZONE");
        }
        Anchor anchor = ChainCodec.decodeAnchor(order.anchor());
        ValidatorSet next = ChainCodec.decodeValidators(order.validators());
        if (!Certificates.hasSoundKeys(suite, next)) {
            return Optional.of("UNSOUND_KEY");
        }
        ChainId chain = zone.get().chain();
        if (!anchor.header().chain().equals(chain)) {
            return Optional.of("WRONG_CHAIN");
        }
        boolean isLast = NodeState.anchored(state, chain)
                .map(header -> ChainHashes.block(suite, header))
                .equals(Optional.of(ChainHashes.block(suite, anchor.header())));
        Optional<String> fault = isLast ? Optional.empty() : new ZoneAnchors(suite, state).faultInManifest(anchor);
        if (fault.isPresent()) {
            return fault;
        }
        effects.apply(ElectionTables.put(
                ElectionTables.RECOVERIES, chain.genesis().bytes(), new Recovery(anchor.header(), next).encode()));
        effects.apply(
                ElectionTables.delete(ElectionTables.FROZEN, chain.genesis().bytes()));
        effects.say(new VerdictFact.Alarm(VerdictFact.Cause.ZONE_RECOVERED, order.zone()));
        return Optional.empty();
    }
}
