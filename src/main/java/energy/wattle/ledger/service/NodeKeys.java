package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Ledger.Head;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.election.ElectionState;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Names of the keys of one chain's nodes in this instance. A node that is readmitted gets its next one. */
final class NodeKeys {

    /** How often a node can be readmitted. */
    private static final int MOST = 64;

    private final DerivedKeystore keystore;
    private final NodeId chain;

    NodeKeys(DerivedKeystore keystore, NodeId chain) {
        this.keystore = keystore;
        this.chain = chain;
    }

    /** The key with which a node begins. */
    KeyName founding(NodeId node) {
        return name(node, 1);
    }

    /** The name of a validator's key; nothing if this instance does not have it. */
    Optional<KeyName> of(Validator validator) {
        KeyName alone = Chain.validator(chain.code());
        if (keystore.signingKey(alone).equals(validator.publicKey())) {
            return Optional.of(alone);
        }
        for (int generation = 1; generation <= MOST; generation++) {
            KeyName name = name(validator.id(), generation);
            if (keystore.signingKey(name).equals(validator.publicKey())) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** The first of a node's keys that nobody has seen. */
    KeyName fresh(NodeId node, Predicate<Bytes> isFresh) {
        for (int generation = 1; generation <= MOST; generation++) {
            KeyName name = name(node, generation);
            if (isFresh.test(keystore.signingKey(name))) {
                return name;
            }
        }
        throw new IllegalStateException("%s has had %d keys".formatted(node, MOST));
    }

    /** Who speaks for this instance on the chain: the first voter that is not evicted, by id. */
    KeyName voice(ElectionState elections) {
        List<NodeId> evicted = elections.evicted();
        return elections.validators().members().stream()
                .filter(member -> !evicted.contains(member.id()))
                .flatMap(member -> of(member).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this instance has no validator of " + chain));
    }

    /**
     * The key of the leader of the next height's first round: for records that stand only in their sender's own block.
     * Where it does not get to propose they are void, and the next leader sends its own.
     */
    KeyName leader(ElectionState elections, Head head) {
        NodeId leader = elections.electorate(head.height() + 1, head.hash()).leader(0);
        return elections.validators().members().stream()
                .filter(member -> member.id().equals(leader))
                .flatMap(member -> of(member).stream())
                .findFirst()
                .orElseGet(() -> voice(elections));
    }

    private KeyName name(NodeId node, int generation) {
        String plain = "%s/%s".formatted(chain.code(), node.code());
        return Chain.validator(generation == 1 ? plain : plain + "/" + generation);
    }
}
