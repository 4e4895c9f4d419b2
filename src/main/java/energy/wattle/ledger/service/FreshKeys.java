package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.store.SigningStore;
import java.util.Optional;

/** The keys of nodes that run in this instance: who readmits one need not type the fresh key. */
final class FreshKeys {

    private final DerivedKeystore keystore;
    private final NodeStores stores;
    private final SigningStore signing;

    FreshKeys(DerivedKeystore keystore, NodeStores stores, SigningStore signing) {
        this.keystore = keystore;
        this.stores = stores;
        this.signing = signing;
    }

    /** The public key that a node of this instance has not used yet; nothing for a node that runs elsewhere. */
    Optional<Bytes> of(Chain chain, NodeId node) {
        return isHere(chain, node)
                ? Optional.of(keystore.signingKey(names(chain).fresh(node, elections(chain)::isFresh)))
                : Optional.empty();
    }

    /** The key by which a node votes, where this instance has it and keeps what is signed with it. */
    Optional<Bytes> voting(Chain chain, Validator voter) {
        boolean isKept = signing.keys(chain.number()).contains(ChainHashes.keyId(chain.suite(), voter.publicKey()));
        return names(chain).of(voter).filter(name -> isKept).map(keystore::signingKey);
    }

    /** From here on what is signed with a fresh key of this instance is kept; before, nothing was. */
    void keep(Chain chain, NodeId node, Bytes key) {
        if (of(chain, node).filter(key::equals).isPresent()) {
            signing.register(chain.number(), ChainHashes.keyId(chain.suite(), key), node);
        }
    }

    private boolean isHere(Chain chain, NodeId node) {
        KeyName first = names(chain).founding(node);
        return chain.isDecidedByMany()
                && chain.genesis().validators().members().stream()
                        .anyMatch(member -> member.publicKey().equals(keystore.signingKey(first)));
    }

    private NodeKeys names(Chain chain) {
        return new NodeKeys(keystore, chain.market().name());
    }

    private ElectionState elections(Chain chain) {
        return new ElectionState(chain.suite(), chain.genesis(), stores.states().view(chain.number()));
    }
}
