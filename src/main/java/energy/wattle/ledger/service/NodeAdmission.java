package energy.wattle.ledger.service;

import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Holdings;
import energy.wattle.ledger.wire.peer.PeerAdmission;
import energy.wattle.ledger.wire.peer.PeerCertificate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        return gone(certificate).or(() -> lost(certificate));
    }

    /** Instances that were retired, and machines whose place another one has taken. Source: decision 0085. */
    private Optional<String> gone(PeerCertificate certificate) {
        String name = certificate.name().name();
        Optional<Chain> main = chains.main();
        Optional<Holdings> holdings =
                main.map(chain -> new Holdings(stores.states().view(chain.number())));
        return holdings.flatMap(all -> all.instance(name)).flatMap(standing -> {
            if (standing.isRetired()) {
                return Optional.of("it was retired: " + standing.reason());
            }
            Set<KeyId> enrolled = holdings.orElseThrow().entries().values().stream()
                    .filter(entry -> entry.holder().equals(name))
                    .map(entry -> ChainHashes.keyId(main.orElseThrow().suite(), entry.signingKey()))
                    .collect(Collectors.toSet());
            return enrolled.containsAll(certificate.nodeKeys())
                    ? Optional.empty()
                    : Optional.of("another machine has taken its place");
        });
    }

    private Optional<String> lost(PeerCertificate certificate) {
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
