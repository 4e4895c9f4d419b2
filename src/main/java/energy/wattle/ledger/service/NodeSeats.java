package energy.wattle.ledger.service;

import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.EpochKeys;
import energy.wattle.ledger.core.consensus.Consensus;
import energy.wattle.ledger.core.consensus.Signer;
import energy.wattle.ledger.core.consensus.Timing;
import energy.wattle.ledger.core.consensus.Verifying;
import energy.wattle.ledger.store.SigningStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The seats of one chain's nodes in this process: one per key. */
final class NodeSeats {

    private final Chain chain;
    private final DerivedKeystore keystore;
    private final SigningStore store;
    private final Timing timing;
    private final Verifying verifying;
    private final NodeKeys names;
    private final EpochKeys epochKeys;
    private final Map<Validator, NodeSeat> seats = new HashMap<>();

    NodeSeats(Chain chain, DerivedKeystore keystore, SigningStore store, Timing timing, Verifying verifying) {
        this.chain = chain;
        this.keystore = keystore;
        this.store = store;
        this.timing = timing;
        this.verifying = verifying;
        names = new NodeKeys(keystore, chain.market().name());
        epochKeys = new EpochKeys(chain.suite());
    }

    /** Whether the node's key is here. */
    boolean isHere(Validator validator) {
        return names.of(validator).isPresent();
    }

    /** The seat of a node that has a key here; of one that follows, else. */
    NodeSeat of(Validator validator) {
        NodeSeat known = seats.get(validator);
        if (known != null) {
            return known;
        }
        // A follower is asked again: this instance may learn later that the key is its own.
        Optional<NodeSeat> seat = names.of(validator).map(name -> seat(validator, name));
        seat.ifPresent(one -> seats.put(validator, one));
        return seat.orElseGet(this::follower);
    }

    /** A seat without a vote. */
    NodeSeat follower() {
        Consensus silent = Consensus.safe(timing, verifying, message -> {
            throw new IllegalStateException("a node without a key signs nothing");
        });
        return new NodeSeat(chain.id(), silent, Optional.empty(), false, epochKeys);
    }

    private NodeSeat seat(Validator validator, KeyName name) {
        KeyId id = keystore.keyId(name);
        Set<KeyId> known = store.keys(chain.number());
        Signer signer = message -> chain.suite().sign(keystore.signingSecret(name), message);
        return new NodeSeat(
                chain.id(),
                Consensus.safe(timing, verifying, signer),
                Optional.of(new NodeSeat.Key(name, validator, id, keystore.encryptionSecret(name))),
                !known.contains(id),
                epochKeys);
    }

    void forget() {
        seats.clear();
    }
}
