package energy.wattle.ledger.service;

import energy.wattle.ledger.Draft;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.ReadyRecord;
import java.util.List;
import java.util.Optional;

/** What single nodes of this process have to say on their chains, as records. */
record NodeVoices(Chains chains, NodeStores stores, DerivedKeystore keystore, Ledger ledger) {

    ElectionState elections(Chain chain) {
        return new ElectionState(chain.suite(), chain.genesis(), ledger.state(chain.id()));
    }

    /** The key that a node signs with here. */
    Optional<KeyName> key(Chain chain, Validator node) {
        return new NodeKeys(keystore, chain.market().name()).of(node);
    }

    /** The key of a node of the chain that runs here; nothing if none does. */
    Optional<KeyName> anybody(Chain chain) {
        return new NodeKeys(keystore, chain.market().name()).speaker(elections(chain));
    }

    /** Whether the node has sent a record of this kind that is in no block yet. */
    boolean isWaiting(Chain chain, RecordKind kind, KeyName by) {
        return stores.pending()
                .has(chain.number(), kind.number(), keystore.keyId(by).hash());
    }

    /** Whether anybody's of this kind is in no block yet. */
    boolean isWaiting(Chain chain, RecordKind kind) {
        return stores.pending().has(chain.number(), kind.number());
    }

    void submit(List<Draft> drafts) {
        if (!drafts.isEmpty()) {
            ledger.submit(drafts);
        }
    }

    /** A resting node's word that it has caught up. Source: rule 22. */
    ReadyRecord ready(Chain chain) {
        var last = stores.blocks().last(chain.number()).orElseThrow();
        return new ReadyRecord(
                last.height(), BlockCodec.decodeHeader(last.header()).stateRoot());
    }

    long height(Chain chain) {
        return ledger.head(chain.id()).height();
    }
}
