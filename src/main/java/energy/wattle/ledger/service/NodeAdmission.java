package energy.wattle.ledger.service;

import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.wire.peer.PeerAdmission;
import energy.wattle.ledger.wire.peer.PeerCertificate;
import java.util.Optional;

/**
 * A process may be linked as long as the node keys that its certificate is bound to have their rights: who was evicted
 * comes back with a fresh key, and a certificate for it. Source: Ledger, rules 25, 26 and 31.
 */
final class NodeAdmission implements PeerAdmission {

    private final Chains chains;
    private final NodeStores stores;

    NodeAdmission(Chains chains, NodeStores stores) {
        this.chains = chains;
        this.stores = stores;
    }

    @Override
    public Optional<String> objection(PeerCertificate certificate) {
        return certificate.nodeKeys().stream()
                .flatMap(key -> chains.all().stream()
                        .filter(chain -> hasLost(chain, key))
                        .map(chain -> message(chain, key)))
                .findFirst();
    }

    private boolean hasLost(Chain chain, KeyId key) {
        return new ElectionState(chain.suite(), chain.genesis(), stores.states().view(chain.number()))
                .right(key)
                .filter(right -> !right.isHeld())
                .isPresent();
    }

    private static String message(Chain chain, KeyId key) {
        return "its node key %s has lost its rights on %s"
                .formatted(key, chain.market().name());
    }
}
