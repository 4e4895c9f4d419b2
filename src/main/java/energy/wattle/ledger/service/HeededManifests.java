package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.core.PinnedManifests;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What recovery manifests mean to this instance's copies of all chains. */
record HeededManifests(Map<ChainId, Manifests> byChain) {

    static HeededManifests of(Chains chains, PinnedManifests pinned) {
        Map<ChainId, Manifests> manifests = new LinkedHashMap<>();
        chains.all().forEach(chain -> manifests.put(chain.id(), new Manifests(chain, pinned)));
        return new HeededManifests(manifests);
    }

    Manifests of(Chain chain) {
        return Optional.ofNullable(byChain.get(chain.id())).orElseThrow();
    }
}
