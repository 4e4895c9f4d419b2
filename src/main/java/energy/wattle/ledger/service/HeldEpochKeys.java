package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.EpochKeys;
import energy.wattle.ledger.core.EpochSecrets;
import energy.wattle.ledger.core.NodeRecord;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.RecordCodec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The epoch keys of one chain that this instance can have: those that it proposed itself, those that were wrapped for
 * one of its keys, and those that a neighbour gave it. Source: Ledger, Encryption ("The epoch key").
 */
final class HeldEpochKeys implements EpochSecrets {

    private final Chain chain;
    private final NodeStores stores;
    private final DerivedKeystore keystore;
    private final EpochKeys keys;
    private final Map<Long, Bytes> opened = new ConcurrentHashMap<>();

    HeldEpochKeys(Chain chain, NodeStores stores, DerivedKeystore keystore) {
        this.chain = chain;
        this.stores = stores;
        this.keystore = keystore;
        keys = new EpochKeys(chain.suite());
    }

    @Override
    public Optional<Bytes> epochKey(long epoch) {
        Optional<Bytes> known = Optional.ofNullable(opened.get(epoch));
        if (known.isPresent()) {
            return known;
        }
        Optional<Bytes> found =
                NodeState.epochKey(stores.states().view(chain.number()), epoch).flatMap(this::open);
        found.ifPresent(key -> opened.put(epoch, key));
        return found;
    }

    private Optional<Bytes> open(NodeRecord.EpochKey record) {
        Bytes own = keystore.epochKey(chain.id(), record.epoch());
        return keys.commitment(chain.id(), record.epoch(), own).equals(record.commitment())
                ? Optional.of(own)
                : record.wraps().stream()
                        .filter(wrap -> keystore.holds(holder(wrap)))
                        .flatMap(wrap -> unwrap(record, wrap).stream())
                        .findFirst()
                        .or(() -> given(record));
    }

    private Optional<Bytes> given(NodeRecord.EpochKey record) {
        return stores.given()
                .of(chain.number(), record.epoch())
                .map(key -> new NodeRecord.Wrap(new NodeId(key.member()), RecordCodec.decodeSealed(key.sealed())))
                .filter(wrap -> keystore.holds(holder(wrap)))
                .flatMap(wrap -> unwrap(record, wrap));
    }

    /** What a wrap opens to, if it is the key that the record commits to. */
    Optional<Bytes> unwrap(NodeRecord.EpochKey record, NodeRecord.Wrap wrap) {
        return keys.unwrap(
                        chain.id(),
                        record.epoch(),
                        wrap.member(),
                        keystore.encryptionSecret(holder(wrap)),
                        wrap.sealed())
                .filter(key -> keys.commitment(chain.id(), record.epoch(), key).equals(record.commitment()));
    }

    /** Members are named by their keys. */
    private static KeyName holder(NodeRecord.Wrap wrap) {
        return new KeyName(wrap.member().code());
    }
}
