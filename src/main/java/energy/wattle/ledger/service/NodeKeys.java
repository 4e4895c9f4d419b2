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
        return isElsewhere(validator.id()) ? Optional.empty() : known(validator);
    }

    /** The name of a validator's key, here or elsewhere; nothing for one of which this instance knows no name. */
    Optional<KeyName> known(Validator validator) {
        KeyName alone = Chain.validator(chain.code());
        if (keystore.holds(alone) && keystore.signingKey(alone).equals(validator.publicKey())) {
            return Optional.of(alone);
        }
        for (int generation = 1; generation <= MOST; generation++) {
            KeyName name = name(validator.id(), generation);
            if (keystore.signingKey(name).equals(validator.publicKey())) {
                return Optional.of(name);
            }
            if (isElsewhere(validator.id())) {
                return Optional.empty(); // names of later keys there mean nothing here
            }
        }
        return Optional.empty();
    }

    /** Whether another instance of the market runs the node. */
    private boolean isElsewhere(NodeId node) {
        return !keystore.holds(founding(node));
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

    /**
     * Who speaks for this instance on the chain: the first voter that is not evicted, by id; nobody if none is here.
     */
    Optional<KeyName> speaker(ElectionState elections) {
        List<NodeId> evicted = elections.evicted();
        return elections.validators().members().stream()
                .filter(member -> !evicted.contains(member.id()))
                .flatMap(member -> of(member).stream())
                .findFirst();
    }

    /** As above, where this instance runs a node of the chain. */
    KeyName voice(ElectionState elections) {
        return speaker(elections)
                .orElseThrow(() -> new IllegalStateException("this instance has no validator of " + chain));
    }

    /**
     * The key of the leader of the next height's first round, if it is here: for records that stand only in their
     * sender's own block. Where it does not get to propose they are void, and the next leader sends its own.
     */
    Optional<KeyName> leader(ElectionState elections, Head head) {
        NodeId leader = elections.electorate(head.height() + 1, head.hash()).leader(0);
        Optional<KeyName> own = elections.validators().members().stream()
                .filter(member -> member.id().equals(leader))
                .flatMap(member -> of(member).stream())
                .findFirst();
        return keystore.isAlone() ? own.or(() -> speaker(elections)) : own;
    }

    private KeyName name(NodeId node, int generation) {
        String plain = "%s/%s".formatted(chain.code(), node.code());
        return Chain.validator(generation == 1 ? plain : plain + "/" + generation);
    }
}
